/** In a build, each text has a limit of time, outside of which libraries are loaded: the parser takes linear time there, too. */
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { createMarkdown } from "../../src/content/markdown/index.js";
import type { Construct, Event } from "../../src/content/markdown/linear-parser/events.js";
import { withinLimit } from "../../src/core/time-limit.js";
import { siteWith } from "../support/articles.js";

it("the first text of a process that is parsed within its limit has the functions that take linear time", () => {
	const site = siteWith({ markdown: { html: "sanitize", remark: [], fastPath: false } });
	const html = (text: string) => createMarkdown("content/news/a.md", "a", site).block(text, 0).parts.join("");
	expect(withinLimit(html, () => 60_000)(["a* b*", "c"])).toEqual(["<p>a* b*</p>\n", "<p>c</p>\n"]);
	const files = ["remark-parse", "mdast-util-from-markdown", "micromark"];
	const micromark = files.reduce((file, name) => createRequire(file).resolve(name), import.meta.url);
	const { string } = createRequire(micromark)(join(dirname(micromark), "lib/initialize/text.js")) as {
		string: Construct;
	};
	const data = Array.from({ length: 1000 }, () => ({ type: "data", start: {}, end: {} }));
	const events = data.flatMap((token) => [
		["enter", token],
		["exit", token],
	]) as unknown as Event[];
	let removals = 0;
	const counted = Object.assign(events, {
		splice: (...given: [number, number]) => {
			removals++;
			return Array.prototype.splice.apply(events, given);
		},
	});
	string.resolveAll?.(counted, {} as never);
	expect([events.length, removals]).toEqual([2, 0]);
});
