import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paginate } from "../../src/core/paginate.js";

const list = fc.array(fc.nat(), { maxLength: 90 }).map((items) => items.map((value, index) => `${index} ${value}`));
const size = fc.integer({ min: 1, max: 12 });
const pages = (items: readonly string[], most: number) => paginate(items, most, "/news/");

describe("a list of stories and its archive", () => {
	it("is one page while it is short", () => {
		expect(pages(["b", "a"], 2)).toEqual([{ url: "/news/", items: ["b", "a"] }]);
		expect(pages([], 2)).toEqual([{ url: "/news/", items: [] }]);
	});
	it("counts archive pages from the oldest", () => {
		expect(pages(["e", "d", "c", "b", "a"], 2)).toEqual([
			{ url: "/news/", items: ["e", "d", "c"], older: "/news/page/1/" },
			{ url: "/news/page/1/", page: 1, items: ["b", "a"], newer: "/news/" },
		]);
	});
	it("shows each story on exactly one page, in order", () => {
		fc.assert(
			fc.property(list, size, (items, most) => {
				expect(pages(items, most).flatMap((leaf) => leaf.items)).toEqual(items);
			}),
		);
	});
	it("has full archive pages", () => {
		fc.assert(
			fc.property(list, size, (items, most) => {
				for (const leaf of pages(items, most).slice(1)) expect(leaf.items).toHaveLength(most);
			}),
		);
	});
	it("has a front with at least a page of stories and fewer than two", () => {
		fc.assert(
			fc.property(list, size, (items, most) => {
				const front = pages(items, most)[0]?.items.length ?? 0;
				expect(front).toBeGreaterThanOrEqual(Math.min(most, items.length));
				expect(front).toBeLessThan(2 * most);
			}),
		);
	});
	it("never changes an archive page when a story is added", () => {
		fc.assert(
			fc.property(list, size, (items, most) => {
				const after = new Map(pages(["new", ...items], most).map((leaf) => [leaf.url, leaf]));
				for (const old of pages(items, most).slice(1)) {
					expect(after.get(old.url)?.items).toEqual(old.items);
					expect(after.get(old.url)?.page).toBe(old.page);
					expect(after.get(old.url)?.older).toBe(old.older);
				}
			}),
		);
	});
	it("leads from page to page to the oldest and back", () => {
		fc.assert(
			fc.property(list, size, (items, most) => {
				const leaves = pages(items, most);
				leaves.forEach((leaf, index) => {
					expect(leaf.older).toBe(leaves[index + 1]?.url);
					expect(leaf.newer).toBe(leaves[index - 1]?.url);
				});
				expect(new Set(leaves.map(({ url }) => url)).size).toBe(leaves.length);
			}),
		);
	});
});
