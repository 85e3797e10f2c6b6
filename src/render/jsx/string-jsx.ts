/**
 * The JSX of the default theme: an element is printed when it is made, several times as fast as Preact prints a tree. What has more to it than
 * text (a function, an object, a name that HTML writes in another way, a component of the site's own) is left to Preact, and with it the elements around it.
 */
import { type ComponentType, Fragment, type VNode } from "preact";
import { jsxEscape, jsx as later } from "preact/jsx-runtime";

import { type Component, memoized, type Props } from "./memo-component.js";

/** Components that may use all that Preact has, such as hooks and contexts: those of the site. */
const preactComponents = new WeakSet<object>();
/** Leaves the components of a module to Preact. */
export function usePreactFor(module: Props): void {
	for (const component of Object.values(module)) if (typeof component === "function") preactComponents.add(component);
}

export function jsx(type: string | ComponentType<Props>, props: Props, key?: string): VNode {
	if (typeof type === "string") {
		const html = element(type, props);
		return html === undefined ? later(type, props, key) : htmlNode(html);
	}
	if (type === Fragment) return fragment(props.children);
	return preactComponents.has(type) ? later(type, props, key) : memoized(type as Component, props, call);
}
export { Fragment, jsx as jsxs };

const call = (component: Component, props: Props): VNode => fragment(component(props));
function fragment(children: unknown): VNode {
	if (asHtml(children) !== undefined) return children as VNode;
	const html = childrenHtml(children);
	return html === undefined ? later(Fragment, { children: children as VNode }) : htmlNode(html);
}

/** HTML as a node that Preact renders literally: its precompiled JSX consists of these. */
const htmlNode = (html: string): VNode => later(Fragment, { tpl: [html] } as object) as VNode;

/** The HTML of a rendered node; undefined for anything else. */
function asHtml(node: unknown): string | undefined {
	const { type, props } = (node ?? {}) as Partial<VNode<{ tpl?: readonly string[]; exprs?: unknown }>>;
	return type === Fragment && props?.tpl?.length === 1 && !props.exprs ? props.tpl[0] : undefined;
}

/** What is kept of each name: most names come many times on a page. */
function memoizeAttribute<T>(make: (name: string) => T): (name: string) => T {
	const known = new Map<string, T>();
	return (name) => {
		if (!known.has(name)) known.set(name, make(name));
		return known.get(name) as T;
	};
}
const VOID = new Set("area base br col command embed hr img input keygen link meta param source track wbr".split(" "));
/** How an element begins and ends; undefined if its value or children need Preact. */
const tagOf = memoizeAttribute((type) =>
	/^(?!(?:select|optgroup|option|textarea)$)[a-z][a-z0-9]*$/.test(type)
		? { open: `<${type}`, close: `</${type}>`, empty: VOID.has(type) }
		: undefined,
);
/** How an attribute begins, alone and after another's value; undefined where HTML may write its name in another way. */
const attributeOf = memoizeAttribute((name) =>
	/^(?!(?:style|ref)$)[a-z][a-z-]*$/.test(name)
		? { bare: ` ${name}`, first: ` ${name}="`, next: `" ${name}="` }
		: undefined,
);
const escapedText = jsxEscape as (text: string) => string;

/**
 * An element as HTML, byte for byte as Preact prints it; undefined where it is left to Preact. It is put together of as few pieces as can be:
 * the more there are, the longer V8 takes to write the page.
 */
function element(type: string, props: Props): string | undefined {
	const tag = tagOf(type);
	if (!tag) return undefined;
	let start = tag.open;
	let quoted = false;
	let html: unknown = "";
	for (const name in props) {
		const value = props[name];
		if (name === "children" || value === undefined || value === null) continue;
		if (name === "dangerouslySetInnerHTML") html = (value as { __html?: unknown }).__html;
		else {
			const attribute = attributeOf(name);
			if (!attribute || (typeof value !== "string" && typeof value !== "number")) return undefined;
			if (value === "") start += quoted ? `"${attribute.bare}` : attribute.bare;
			else
				start += (quoted ? attribute.next : attribute.first) + (typeof value === "string" ? escapedText(value) : value);
			quoted = value !== "";
		}
	}
	const inside = html || childrenHtml(props.children);
	if (typeof inside !== "string") return undefined;
	if (inside === "" && tag.empty) return start + (quoted ? '"/>' : "/>");
	return start + (quoted ? '">' : ">") + inside + tag.close;
}

/** Children as HTML; undefined where one of them is left to Preact. */
function childrenHtml(child: unknown): string | undefined {
	if (typeof child === "string") return escapedText(child);
	if (child === undefined || child === null || typeof child === "boolean") return "";
	if (typeof child === "number") return String(child);
	if (!Array.isArray(child)) return asHtml(child);
	let html = "";
	for (const each of child) {
		const text = childrenHtml(each);
		if (text === undefined) return undefined;
		html += text;
	}
	return html;
}
