import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Article, IndexedArticle } from "../../src/core/model.js";
import { gate } from "../../src/site/gate.js";
import { publicArticle } from "../support/articles.js";

const AT = "2026-05-01T12:00:00Z";
const story = (changes: Partial<Article>): IndexedArticle =>
	publicArticle({ date: "2026-04-01T00:00:00Z", ...changes });
const isOut = (changes: Partial<Article>, at = AT, drafts = false): boolean =>
	gate([story(changes)], at, drafts).articles.length === 1;

describe("a story is public", () => {
	it("when its date has come", () => {
		expect(isOut({})).toBe(true);
		expect(isOut({ date: "2026-05-02T00:00:00Z" })).toBe(false);
	});
	it("never as a draft", () => {
		expect(isOut({ draft: true })).toBe(false);
		expect(isOut({ draft: false })).toBe(true);
	});
	it.each([
		["2026-05-01T11:59:59Z", false],
		["2026-05-01T12:00:00Z", true],
		["2026-05-01T12:00:01Z", true],
	])("from the second of its embargo on: at %s %s", (at, out) => {
		expect(isOut({ embargo: AT }, at)).toBe(out);
		expect(isOut({ date: AT }, at)).toBe(out);
	});
	it.each([
		["2026-05-01T11:59:59Z", true],
		["2026-05-01T12:00:00Z", false],
		["2026-05-01T12:00:01Z", false],
	])("until just before it expires: at %s %s", (at, out) => expect(isOut({ expires: AT }, at)).toBe(out));
	it("not before the later of its date and its embargo", () => {
		expect(isOut({ date: "2026-06-01T00:00:00Z", embargo: "2026-01-01T00:00:00Z" })).toBe(false);
		expect(isOut({ date: "2026-01-01T00:00:00Z", embargo: "2026-06-01T00:00:00Z" })).toBe(false);
	});
	it("in a preview with drafts, whatever it says", () => {
		expect(isOut({ draft: true, embargo: "2027-01-01T00:00:00Z", expires: "2020-01-01T00:00:00Z" }, AT, true)).toBe(
			true,
		);
	});
});

describe("the gate", () => {
	it("keeps the order of the stories, and returns the hidden ones", () => {
		const [a, b, c] = [story({}), story({ draft: true }), story({})];
		const gated = gate([a, b, c], AT);
		expect(gated.articles).toEqual([a, c]);
		expect(gated.hidden).toEqual([b]);
	});
	it("knows when it changes next", () => {
		const next = (...stories: Partial<Article>[]) => gate(stories.map(story), AT).nextChange;
		expect(next({})).toBeUndefined();
		expect(next({ embargo: "2026-06-01T00:00:00Z" }, { expires: "2026-05-20T00:00:00Z" })).toBe("2026-05-20T00:00:00Z");
		expect(next({ embargo: "2026-06-01T00:00:00Z", draft: true })).toBeUndefined();
		expect(next({ expires: AT })).toBeUndefined();
	});
	it("does not change before the instant that it names", () => {
		const hour = fc
			.integer({ min: 0, max: 30 })
			.map((n) => new Date(Date.UTC(2026, 0, 1, n)).toISOString().replace(".000", ""));
		const maybe = fc.option(hour, { nil: undefined });
		const stories = fc.array(fc.tuple(hour, maybe, maybe, fc.boolean()), { maxLength: 5 });
		fc.assert(
			fc.property(stories, hour, hour, (rows, at, later) => {
				const articles = rows.map(([date, embargo, expires, draft], index) =>
					story({ slug: `s${index}`, date, draft, ...(embargo && { embargo }), ...(expires && { expires }) }),
				);
				const gated = gate(articles, at);
				if (later >= at && (gated.nextChange === undefined || later < gated.nextChange))
					expect(gate(articles, later).articles).toEqual(gated.articles);
			}),
		);
	});
});
