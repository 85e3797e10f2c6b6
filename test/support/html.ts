/** Parses a page to a tree with queries. The parser follows the HTML standard (parse5, through hast-util-raw). */
import type { Element, Root, RootContent } from "hast";
import { raw } from "hast-util-raw";

export interface Html {
	/** The elements that match a selector, in document order: `nav[aria-label="Breadcrumb"] li > a.x`. */
	readonly all: (selector: string) => readonly Html[];
	/** The one element that matches a selector; any other number is an error. */
	readonly one: (selector: string) => Html;
	/** The text as a reader copies it: runs of white space become one space. */
	readonly text: string;
	readonly tag: string;
	/** Its index in document order. */
	readonly at: number;
	/** An attribute as it is written; undefined if absent. */
	readonly attr: (name: string) => string | undefined;
	/** The attribute of the element, or of its nearest ancestor that has one. */
	readonly inherited: (name: string) => string | undefined;
	/** The text of each element that matches a selector. */
	readonly texts: (selector: string) => readonly string[];
}

export function parseHtml(html: string): Html {
	let count = 0;
	const tree = raw({ type: "root", children: [{ type: "doctype" }, { type: "raw", value: html } as never] }) as Root;
	const whole: Element = {
		type: "element",
		tagName: "",
		properties: {},
		children: tree.children as Element["children"],
	};
	walk(whole, [], (element) => void numbers.set(element, ++count));
	return look(whole, []);
}

const numbers = new WeakMap<Element, number>();

function look(element: Element, above: readonly Element[]): Html {
	const all = (selector: string) => {
		const steps = stepsOf(selector);
		const found: Html[] = [];
		walk(element, above, (each, path) => {
			if (matches([...path, each], steps)) found.push(look(each, path));
		});
		return found;
	};
	return {
		all,
		one: (selector) => {
			const found = all(selector);
			if (found.length !== 1 || !found[0]) throw new Error(`${found.length} elements are "${selector}"`);
			return found[0];
		},
		text: textOf(element).replace(/\s+/g, " ").trim(),
		tag: element.tagName,
		at: numbers.get(element) ?? 0,
		attr: (name) => attribute(element, name),
		inherited: (name) => {
			const nearest = [...above, element].findLast((each) => attribute(each, name) !== undefined);
			return nearest && attribute(nearest, name);
		},
		texts: (selector) => all(selector).map(({ text }) => text),
	};
}

function walk(
	element: Element,
	above: readonly Element[],
	visit: (element: Element, path: readonly Element[]) => void,
): void {
	for (const child of element.children) {
		if (child.type !== "element") continue;
		visit(child, [...above, element]);
		walk(child, [...above, element], visit);
	}
}

/** Blocks begin a line; everything else is joined as it is written. */
const BLOCK =
	/^(?:p|div|li|ul|ol|h[1-6]|section|article|aside|nav|header|footer|main|figure|figcaption|blockquote|pre|t[rdh]|br)$/;
const textOf = (node: RootContent | Element): string =>
	node.type === "text"
		? node.value
		: node.type === "element"
			? node.children
					.map(textOf)
					.join("")
					.replace(/^|$/g, BLOCK.test(node.tagName) ? "\n" : "")
			: "";

/** hast names attributes as the DOM does: `aria-label` is `ariaLabel`, `class` is a list. */
function attribute({ properties }: Element, name: string): string | undefined {
	const plain = name.replace(/[-:]/g, "").toLowerCase();
	const key = Object.keys(properties).find((each) => each.toLowerCase() === (plain === "class" ? "classname" : plain));
	const value = key === undefined ? undefined : properties[key];
	if (value === undefined || value === null || value === false) return undefined;
	return value === true ? "" : Array.isArray(value) ? value.join(" ") : String(value);
}

interface Step {
	readonly tag: string;
	readonly tests: readonly (readonly [name: string, value: string | undefined])[];
	/** It is the parent of the step after it, not only an ancestor. */
	readonly child: boolean;
}

function stepsOf(selector: string): Step[] {
	const parts = selector.match(/>|(?:[\w-]|\.[\w-]+|#[\w-]+|\[[^\]]+\])+/g) ?? [];
	return parts.flatMap((part, index): Step[] => {
		if (part === ">") return [];
		const tag = /^[\w-]*/.exec(part)?.[0] ?? "";
		const tests = [...part.matchAll(/\.([\w-]+)|#([\w-]+)|\[([\w:-]+)(?:="([^"]*)")?\]/g)].map(
			([, className, id, name = "", value]) =>
				className ? (["class", className] as const) : id ? (["id", id] as const) : ([name, value] as const),
		);
		return [{ tag, tests, child: parts[index + 1] === ">" }];
	});
}

/** `path` ends in the element that is tested. */
function matches(path: readonly Element[], steps: readonly Step[]): boolean {
	const element = path.at(-1);
	const step = steps.at(-1);
	if (!element || !step || !fits(element, step)) return false;
	const rest = steps.slice(0, -1);
	if (rest.length === 0) return true;
	const nearest = rest.at(-1)?.child ? path.length - 1 : 1;
	for (let end = path.length - 1; end >= nearest; end--) if (matches(path.slice(0, end), rest)) return true;
	return false;
}

const fits = (element: Element, { tag, tests }: Step): boolean =>
	(tag === "" || element.tagName === tag) &&
	tests.every(([name, value]) => {
		const found = attribute(element, name);
		if (found === undefined || value === undefined) return found !== undefined;
		return name === "class" ? found.split(" ").includes(value) : found === value;
	});
