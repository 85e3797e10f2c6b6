/** Memoizes components that occur on many pages, such as the footer or a teaser: rendered once, and cached as long as the data exists. */
import type { VNode } from "preact";

export type Props = Readonly<Record<string, unknown>>;
export interface Component {
	(props: Props): unknown;
	/** The prop (an object) by which the HTML is cached; all other props must be primitive values. */
	readonly keptBy?: string;
}

const ANY_PROPS = /^/;

interface RenderedNode {
	readonly component: Component;
	readonly props: Props;
	readonly node: VNode;
}
const renderedNodes = new WeakMap<object, RenderedNode[]>();

/** The result of `print`, memoized by the object and equal other props. */
export function memoized(
	component: Component,
	props: Props,
	print: (component: Component, props: Props) => VNode,
): VNode {
	const { keptBy } = component;
	if (keptBy === undefined || !isMemoizable(props, keptBy)) return print(component, props);
	const shown = props[keptBy] as object;
	let printed = renderedNodes.get(shown);
	for (const one of printed ?? []) if (one.component === component && same(one.props, props)) return one.node;
	const node = print(component, props);
	const html = (node.props as { tpl?: readonly string[] }).tpl?.[0];
	if (html === undefined) return node;
	// V8 represents a concatenated string as a tree until a regular expression runs on it: better once here than on every page.
	ANY_PROPS.test(html);
	if (!printed) {
		printed = [];
		renderedNodes.set(shown, printed);
	}
	printed.push({ component, props, node });
	return node;
}

function isMemoizable(props: Props, keptBy: string): boolean {
	for (const name in props) {
		const value = props[name];
		const isObject = (typeof value === "object" && value !== null) || typeof value === "function";
		if (isObject !== (name === keptBy)) return false;
	}
	return keptBy in props;
}

function same(one: Props, other: Props): boolean {
	for (const name in one) if (one[name] !== other[name]) return false;
	for (const name in other) if (one[name] !== other[name]) return false;
	return true;
}
