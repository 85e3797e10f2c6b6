/** The JSX of the default theme prints what Preact prints, and leaves everything except text to Preact. */
import fc from "fast-check";
import { createContext, h, type VNode } from "preact";
import { useContext } from "preact/hooks";
import { jsx as preact } from "preact/jsx-runtime";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Fragment, jsx as ours, usePreactFor } from "../../src/render/jsx/string-jsx.js";

type Jsx = (type: never, props: never) => VNode;
/** A tree as a template writes it, made by either JSX runtime. */
type Tree = (jsx: (type: unknown, props: object) => VNode) => unknown;
const rendered = (tree: Tree, jsx: unknown): string =>
	renderToString(h(Fragment, null, tree((type, props) => (jsx as Jsx)(type as never, props as never)) as VNode));

const text = fc.oneof(fc.string(), fc.constantFrom("", "a & b", '<b>"c"</b>', "it’s", "\u{1f600}"));
const attributes = fc.dictionary(
	fc.constantFrom("class", "href", "alt", "aria-label", "tabIndex", "value", "data-x", "title", "hidden", "htmlFor"),
	fc.oneof(text, fc.integer(), fc.constantFrom(undefined, null, true, false)),
);
const { tree } = fc.letrec<{ tree: Tree; child: Tree }>((tie) => ({
	child: fc.oneof(
		{ maxDepth: 4 },
		fc.oneof(text, fc.nat(), fc.constantFrom(null, undefined, true, false)).map((leaf) => () => leaf),
		tie("tree"),
	),
	tree: fc
		.tuple(
			fc.constantFrom("p", "a", "h2", "img", "br", "select", "option", "textarea", "svg", Fragment, "Part"),
			attributes,
			fc.array(tie("child"), { maxLength: 3 }),
		)
		.map(([type, props, children]) => (jsx) => {
			const made = children.map((child) => child(jsx));
			const Part = ({ children: inside }: { children: unknown }) => jsx("em", { children: inside });
			return jsx(type === "Part" ? Part : type, { ...props, ...(made.length > 0 && { children: made }) });
		}),
}));

describe("an element of the default theme", () => {
	it("is printed as Preact prints it", () => {
		fc.assert(
			fc.property(tree, (any) => {
				expect(rendered(any, ours)).toBe(rendered(any, preact));
			}),
			{ numRuns: 500 },
		);
	});
	it("takes finished HTML as Preact does", () => {
		for (const __html of ["<i>x</i>", "", undefined]) {
			const any: Tree = (jsx) => jsx("div", { class: "body", dangerouslySetInnerHTML: { __html } });
			expect(rendered(any, ours)).toBe(rendered(any, preact));
		}
	});
	it("gives the site's own components the context of the surrounding ones", () => {
		const Colour = createContext("black");
		const Own = () => h("b", null, useContext(Colour));
		usePreactFor({ default: Own });
		const tree: Tree = (jsx) => jsx("p", { class: "x", children: ["The ink is ", jsx(Own, {})] });
		const around: Tree = (jsx) => h(Colour.Provider, { value: "blue" }, tree(jsx) as VNode);
		expect(rendered(around, ours)).toBe('<p class="x">The ink is <b>blue</b></p>');
	});
});

describe("a memoized component", () => {
	let calls = 0;
	const Foot = ({ site, mark }: { site: { name: string }; mark?: unknown }) => {
		calls += 1;
		return ours("p", { children: [site.name, mark === undefined ? "" : String(mark)] });
	};
	Foot.keptBy = "site";
	const foot = (site: object, more = {}) => {
		calls = 0;
		return rendered(() => ours(Foot as never, { site, ...more }), ours);
	};
	const [one, other] = [{ name: "One" }, { name: "Other" }];

	it("is rendered once for each object", () => {
		expect([foot(one), calls]).toEqual(["<p>One</p>", 1]);
		expect([foot(one), calls]).toEqual(["<p>One</p>", 0]);
		expect([foot(other), calls]).toEqual(["<p>Other</p>", 1]);
	});
	it("is rendered again with other props, and each time if one of them is not a primitive value", () => {
		expect(foot(one, { mark: 1 })).toBe("<p>One1</p>");
		expect(foot(one, { mark: "1" })).toBe("<p>One1</p>");
		expect(calls).toBe(1);
		foot(one, { mark: [1] });
		foot(one, { mark: [1] });
		expect(calls).toBe(1);
	});
	it("is not memoized if it contains a component of the site", () => {
		let words = "then";
		const Own = () => h("i", null, words);
		usePreactFor({ Own });
		const Card = (_: { story: object }) => ours("p", { children: ours(Own, {}) });
		Card.keptBy = "story";
		const dependencies = () => rendered(() => ours(Card as never, { story: one }), ours);
		expect(dependencies()).toBe("<p><i>then</i></p>");
		words = "now";
		expect(dependencies()).toBe("<p><i>now</i></p>");
	});
});
