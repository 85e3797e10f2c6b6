import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createDecoder, createEncoder } from "../../src/build/workers/page-message.js";
import type { Page } from "../../src/core/model.js";
import type { SiteView } from "../../src/core/views.js";

const site = { name: "The Vale Post" } as SiteView;
const teaser = fc.record({ headline: fc.string(), minutes: fc.nat() });
const plain = fc.oneof(fc.string(), fc.array(fc.string()), fc.record({ headline: fc.string() }), fc.constant([]));

/** Pages that show some of the same teasers, and values that are not teasers. */
const pages = fc.array(teaser, { minLength: 1, maxLength: 5 }).chain((teasers) => {
	const one = fc.constantFrom(...teasers);
	const view = fc.dictionary(
		fc.constantFrom("lead", "stories", "related", "title", "extra"),
		fc.oneof(one, fc.array(one), plain),
	);
	const list = fc.array(view, { minLength: 1, maxLength: 6 });
	return list.map((views) => ({
		teasers: new Set<unknown>(teasers),
		pages: views.map(
			(more, index) => ({ url: `/${index}/`, template: "front", view: { ...more, site } }) as unknown as Page,
		),
	}));
});

describe("a page sent to a thread", () => {
	it("arrives as it was sent, whatever it shares with others", () => {
		fc.assert(
			fc.property(pages, ({ teasers, pages }) => {
				const [pack, unpack] = [createEncoder((value) => teasers.has(value)), createDecoder(site)];
				for (const page of pages) expect(unpack(structuredClone(pack(page)))).toEqual(page);
			}),
		);
	});
	it("has another text wherever a teaser on it says something else", () => {
		fc.assert(
			fc.property(teaser, teaser, (one, other) => {
				const page = (story: object) =>
					({ url: "/", template: "home", view: { lead: story, site } }) as unknown as Page;
				const pack = createEncoder((value) => value === one || value === other);
				expect(pack(page(one)).page === pack(page(other)).page).toBe(JSON.stringify(one) === JSON.stringify(other));
			}),
		);
	});
	it("has each of its teasers decoded once", () => {
		const story = { headline: "The weir" };
		const page = { url: "/", template: "home", view: { lead: story, stories: [story], site } } as unknown as Page;
		const [pack, unpack] = [createEncoder((value) => value === story), createDecoder(site)];
		const [one, two] = [unpack(pack(page)), unpack(pack(page))].map(
			({ view }) => view as unknown as { lead: object; stories: object[] },
		);
		expect([one?.stories[0], two?.lead, two?.stories[0]].every((each) => each === one?.lead)).toBe(true);
	});
});
