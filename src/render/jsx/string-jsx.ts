/**
 * The JSX runtime of the default theme: an element is rendered to a string when it is created, several times as fast as with Preact. Elements with
 * anything else (functions, objects, attributes with a special form, components of the site) are left to Preact, together with the elements around them.
 */
import { type ComponentType, Fragment, type VNode } from "preact";
import { jsxEscape, jsx as later } from "preact/jsx-runtime";

import { type Component, memoized, type Props } from "./memo-component.js";

/** Components that may use all features of Preact, such as hooks and contexts: those of the site. */
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

/** HTML as a node that Preact renders literally, as its precompiled JSX does. */
const htmlNode = (html: string): VNode => later(Fragment, { tpl: [html] } as object) as VNode;

/** The HTML of a rendered node; undefined for anything else. */
function asHtml(node: unknown): string | undefined {
	const { type, props } = (node ?? {}) as Partial<VNode<{ tpl?: readonly string[]; exprs?: unknown }>>;
	return type === Fragment && props?.tpl?.length === 1 && !props.exprs ? props.tpl[0] : undefined;
}

/** Cached per name, because most names occur many times on a page. */
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
/** The beginning of an attribute, alone and after the value of another; undefined if HTML may write its name differently. */
const attributeOf = memoizeAttribute((name) =>
	/^(?!(?:style|ref)$)[a-z][a-z-]*$/.test(name)
		? { bare: ` ${name}`, first: ` ${name}="`, next: `" ${name}="` }
		: undefined,
);
const escapedText = jsxEscape as (text: string) => string;

/** An element as HTML, byte for byte as Preact renders it; undefined if it is left to Preact. Built from few strings, because V8 takes longer to flatten many. */
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

/** Children as HTML; undefined if one of them is left to Preact. */
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
