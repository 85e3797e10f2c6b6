/** The weight of a story before its first picture: small, and without scripts. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { lazy } from "../src/core/lazy.js";
import { buildDemo, type Demo } from "./support/demo.js";

/** Of HTML and CSS together, compressed as the weakest host does it: about the size of the first response of a server. */
const MOST = 14_000;

let demo: Demo;
let stories: readonly string[];
beforeAll(async () => {
	demo = await buildDemo();
	stories = demo.urls.filter((url) => demo.html(url).includes('<body class="page page--article"'));
});

const weightOf = (bytes: string | Buffer): number => gzipSync(bytes, { level: 9 }).length;
const sheetsOf = (html: string): string[] =>
	[...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, url = ""]) => url);

describe("a story of the demo", () => {
	it("is one of many", () => expect(stories.length).toBeGreaterThan(60));

	it("needs no JavaScript: it has no script but data, and nothing that would run one", () => {
		for (const url of stories)
			expect(demo.html(url), url).not.toMatch(
				/<script(?! type="application\/ld\+json">)|javascript:|<[^>]*\son[a-z]+=/i,
			);
	});

	it("needs one style sheet and no style of its own", () => {
		for (const url of stories) {
			expect(sheetsOf(demo.html(url)), url).toHaveLength(1);
			expect(demo.html(url), url).not.toMatch(/<style|<[^>]*\sstyle=/i);
		}
	});

	it(`is, with its style sheet, at most ${MOST} bytes, compressed`, () => {
		const sheet = lazy(() => weightOf(readFileSync(join(demo.out, sheetsOf(demo.html("/"))[0] ?? ""))));
		const heavy = stories.map((url) => [url, weightOf(demo.html(url)) + sheet()] as const);
		expect(heavy.filter(([, weight]) => weight > MOST)).toEqual([]);
		expect(Math.max(...heavy.map(([, weight]) => weight))).toBeGreaterThan(MOST / 2);
	});

	it("asks for at most 60 KB of fonts before they are needed, and for no picture above 80 KB first", () => {
		const weigh = (pattern: RegExp) =>
			stories.flatMap((url) =>
				[...demo.html(url).matchAll(pattern)].map(([, file = ""]) => readFileSync(join(demo.out, file)).length),
			);
		const fonts = weigh(/<link rel="preload" as="font"[^>]* href="([^"]+)"/g);
		const pictures = weigh(/<img src="([^"]+)"[^>]* fetchpriority="high"/g);
		expect(Math.max(...fonts)).toBeLessThan(60_000);
		expect(Math.max(...pictures)).toBeLessThan(82_000);
	});
});
