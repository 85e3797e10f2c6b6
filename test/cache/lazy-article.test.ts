import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnsOfArticle } from "../../src/cache/article-columns.js";
import { encodeSummary } from "../../src/cache/article-summary.js";
import { createLazyArticles, materialize } from "../../src/cache/lazy-article.js";
import type { Article, IndexedArticle } from "../../src/core/model.js";
import { articleOf, publicArticle, story } from "../support/articles.js";
import { ALL_CASES } from "../support/sample.js";

/** A story as the cache stores it, and how often it was decoded. */
function kept(given: IndexedArticle) {
	let opened = 0;
	const json = JSON.stringify(given);
	const storyOf = createLazyArticles((fingerprint) => {
		expect(fingerprint).toBe("fp");
		opened++;
		return JSON.parse(json) as IndexedArticle;
	});
	return {
		lazy: storyOf(
			given.from,
			columnsOfArticle({
				fingerprint: "fp",
				encodedSummary: encodeSummary(given),
				dependencies: given.dependencies,
			}),
		),
		plain: JSON.parse(json) as IndexedArticle,
		opened: () => opened,
	};
}
const FULL = articleOf(
	story(
		`slug: s
id: i-1
updated: 2026-05-02
breadcrumb: [News, City Hall]
tags: [A, B]
byline: [Mara, Tom]
draft: true
embargo: 2026-06-01
expires: 2027-01-01
series: { name: Tide, part: 2 }
aliases: [/old/, /older.html]
summary: [One **two**]
corrections: [{ date: 2026-05-02, text: "It was [ten](x.md)" }]
updates: [{ date: 2026-05-02, text: More }]
readMore: [a.md]
related: [b.md]
image: { src: a.jpg, alt: A }
dateline: DUBLIN
contributors: [Ann]
sources: [Papers]
canonical: https://agency.example/a
lang: ga
socialTitle: Social
seoTitle: Seo
shortTitle: Short
access: members
ads: false
type: opinion
mood: glad`,
		"A [link](c.md) and words.",
	),
);

describe("a lazily loaded story", () => {
	it("has the same value for every key as the story itself", () => {
		const { lazy, plain } = kept(FULL);
		for (const key of Object.keys(FULL) as (keyof IndexedArticle)[]) expect(lazy[key], key).toEqual(plain[key]);
	});
	it("has no key that the story does not have", () => {
		const bare = articleOf(story());
		const { lazy } = kept(bare);
		for (const key of Object.keys(FULL) as (keyof IndexedArticle)[]) expect(lazy[key], key).toEqual(bare[key]);
	});
	it("is not loaded for the fields of its summary, and only once for all others", () => {
		const { lazy, opened } = kept(FULL);
		for (const key of [
			"headline",
			"slug",
			"id",
			"date",
			"breadcrumb",
			"tags",
			"byline",
			"draft",
			"embargo",
			"expires",
			"series",
			"aliases",
			"dependencies",
			"from",
		] as const)
			expect(lazy[key], key).toEqual(FULL[key]);
		expect(opened()).toBe(0);
		expect([lazy.wordCount, lazy.image, lazy.holes.length]).toEqual([FULL.wordCount, FULL.image, FULL.holes.length]);
		expect(opened()).toBe(1);
	});
	it("is complete as JSON and as a plain object", () => {
		const { lazy, plain } = kept(FULL);
		expect(JSON.parse(JSON.stringify(lazy))).toEqual(plain);
		expect(materialize(lazy)).toEqual(plain);
		expect({ ...materialize(lazy), headline: "New" }).toEqual({ ...plain, headline: "New" });
		expect(materialize(FULL)).toEqual(FULL);
	});
});

describe("the summary of a story", () => {
	const text = fc.oneof(
		fc.string({ unit: "binary" }),
		fc.string({ unit: fc.constantFrom("a", "\n", "\r", "\u001e", "\u001f", "\u2028", "{", '"', "\ud800", "") }),
	);
	const texts = fc.array(text, { maxLength: 3 });
	const changes: fc.Arbitrary<Partial<Article>> = fc.record(
		{
			headline: text,
			slug: text,
			id: text,
			breadcrumb: texts,
			tags: texts,
			byline: texts,
			draft: fc.boolean(),
			expires: text,
			series: fc.record({ name: text }),
			aliases: fc.array(fc.record({ text, line: fc.nat(), column: fc.nat() })),
		},
		{ requiredKeys: ["slug"] },
	);
	it("survives any text: line breaks, control characters, names of no letter", () => {
		fc.assert(
			fc.property(changes, (change) => {
				const given = publicArticle(change);
				const { lazy, opened } = kept(given);
				for (const key of Object.keys(change) as (keyof Article)[]) expect(lazy[key], key).toEqual(given[key]);
				expect(opened()).toBe(0);
			}),
			{ numRuns: ALL_CASES ? 500 : 150 },
		);
	});
	it("is one line that can be encoded as UTF-8", () => {
		fc.assert(
			fc.property(changes, (change) => {
				const encodedSummary = encodeSummary(publicArticle(change));
				expect(encodedSummary).not.toContain("\n");
				expect(encodedSummary).not.toBe("");
				expect(Buffer.from(encodedSummary).toString()).toBe(encodedSummary);
			}),
			{ numRuns: ALL_CASES ? 500 : 150 },
		);
	});
});
