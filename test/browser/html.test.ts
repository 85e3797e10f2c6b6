/** Each page of the demo against the HTML standard. */
import { HtmlValidate } from "html-validate";
import { expect, it } from "vitest";
import { buildDemo } from "../support/demo.js";

const validator = new HtmlValidate({
	extends: ["html-validate:recommended"],
	rules: {
		// A headline keeps its words; `seoTitle` exists for limits on length.
		"long-title": "off",
		// The list of key points is named, as ARIA allows for a list (ARIA in HTML, section 4).
		"aria-label-misuse": ["error", { allowAnyNamable: true }],
		// Style, not validity: pages begin with `<!doctype html>`; Preact closes void elements and writes `alt` for `alt=""`.
		"doctype-style": ["error", { style: "lowercase" }],
		"void-style": "off",
		// An id has no white space; it may begin with a digit (HTML, 3.2.6).
		"valid-id": ["error", { relaxed: true }],
		"attribute-empty-style": "off",
	},
});

it("every page of the demo is valid HTML", async () => {
	const { urls: all, html, kinds } = await buildDemo();
	// With `AXE`, every page; otherwise each kind, and every twelfth.
	const urls = process.env.AXE
		? all
		: all.filter((url, index) => index % 12 === 0 || Object.values(kinds).includes(url));
	expect(urls.length).toBeGreaterThan(30);
	const faults = urls.flatMap((url) =>
		validator
			.validateStringSync(html(url))
			.results.flatMap(({ messages }) =>
				messages.map(({ ruleId, message, line, column }) => `${url}:${line}:${column} ${ruleId} ${message}`),
			),
	);
	expect(faults).toEqual([]);
});
