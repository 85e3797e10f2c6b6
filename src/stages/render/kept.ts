/** Parts that come on many pages, such as the foot or the teaser of a story: printed once, and kept as long as what they show. */
import type { VNode } from "preact";

export type Props = Readonly<Record<string, unknown>>;
export interface Component {
	(props: Props): unknown;
	/** The prop, an object, with which what was printed is kept; every other prop must be a plain value. */
	readonly keptBy?: string;
}

type Printed = Map<string, VNode>;
const memory = new WeakMap<Component, WeakMap<object, Printed>>();

/** What `print` gives, or gave for the same object and equal other props. */
export function kept(component: Component, props: Props, print: (component: Component, props: Props) => VNode): VNode {
	const { keptBy } = component;
	const shown = keptBy === undefined ? undefined : props[keptBy];
	const others = shown instanceof Object ? othersOf(props, keptBy) : undefined;
	if (others === undefined) return print(component, props);
	const printed = printedOf(component, shown as object);
	const known = printed.get(others);
	if (known) return known;
	const made = print(component, props);
	const html = (made.props as { tpl?: readonly string[] }).tpl?.[0];
	if (html === undefined) return made;
	// V8 keeps a text as the tree of its pieces until it is searched: better once than on every page.
	html.search("\n");
	printed.set(others, made);
	return made;
}

/** The other props as one text; undefined where one of them is no plain value. */
function othersOf(props: Props, keptBy: string | undefined): string | undefined {
	let text = "";
	for (const name in props) {
		const value = props[name];
		if (name === keptBy || value === undefined) continue;
		if (value === null || typeof value === "object" || typeof value === "function") return undefined;
		text += `${name} ${typeof value} ${value}\n`;
	}
	return text;
}

function printedOf(component: Component, shown: object): Printed {
	const all = memory.get(component) ?? new WeakMap<object, Printed>();
	const known = all.get(shown);
	if (known) return known;
	const printed: Printed = new Map();
	memory.set(component, all.set(shown, printed));
	return printed;
}
