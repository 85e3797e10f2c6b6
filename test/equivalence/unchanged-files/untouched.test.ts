/** A build without any change since the last one reports the same, and examines nothing. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { story, writeFiles } from "../../support/site.js";
import { stableSite } from "./story-file.js";

const untouched = ["configure", "read"];

describe("where nothing has changed", () => {
	it("no story is read, and the report is the same as the last time", async () => {
		const site = await stableSite({ "content/news/c.md": story("headline: The ford\nimage: mill.svg") });
		const first = await site.again({ clean: true });
		expect(first.problems).not.toEqual([]);
		const second = await site.again();
		expect(second.stages).toEqual(untouched);
		const { problems, pages, nextChange } = first;
		expect(second).toMatchObject({ problems, pages, nextChange, reused: pages, rendered: 0, written: 0, changed: [] });
	});
	it("files that a killed build left in the staging folder are deleted", async () => {
		const site = await stableSite();
		writeFiles(site.root, { "dist/.stage/page/half.html": "half" });
		expect((await site.again()).stages).toEqual(untouched);
		expect(existsSync(join(site.root, "dist/.stage"))).toBe(false);
	});
});
