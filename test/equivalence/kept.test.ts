/** What is kept of the old site under quarantine never blocks the new one. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { sample } from "../support/sample.js";
import { buildSite, config, type Files, story } from "../support/site.js";
import { files } from "./site.js";

const { "static/press/kit.txt": kit, ...others } = files();
const [path] = Object.keys(others).filter((each) => each.endsWith("pell-harbour-10.md"));
const BROKEN: Files = { [path ?? ""]: "---\ndate: 2026-01-01\n---\n\nNo headline.\n" };
const FOLDER: Files = { "static/press/kit.txt": kit };
const FILE: Files = { "static/press": "The press kit is one file.\n" };

it.each(
	sample(1, [
		["folder", "file", FOLDER, FILE, "press"],
		["file", "folder", FILE, FOLDER, "press/kit.txt"],
	] as const),
)("a %s of static/ becomes a %s while the old page of a story is kept", async (_, __, before, after, there) => {
	const site = await buildSite({ ...others, ...before });
	const kept = site.list().find((each) => each.endsWith("/pell-harbour-10/index.html")) ?? "";
	const old = site.read(kept);
	rmSync(join(site.root, "static/press"), { recursive: true });
	const again = await site.again({ ...BROKEN, ...after }, { quarantine: true });
	expect(again.problems).toContain("field-missing");
	expect(again.report.exit).toBe(1);
	expect(again.list()).toContain(there);
	expect(again.read(kept)).toBe(old);
});

it("a page that was kept shows what others say meanwhile, once its story is as it was", async () => {
	const lane = story("headline: The lane\nslug: lane\nbreadcrumb: [Sport]", "Words.\n\nRead more: bridge");
	const bridge = (headline: string) => story(`headline: ${headline}\nslug: bridge\nbreadcrumb: [News]`);
	const site = await buildSite({
		"broadsheet.config.ts": config(),
		"content/news/lane.md": lane,
		"content/news/bridge.md": bridge("The bridge"),
		// The section stays in the navigation, and no story of it is related to the lane.
		"content/sport/match.md": story("headline: The match\nbreadcrumb: [Sport]\ntype: sponsored\nsponsor: A bank"),
	});
	const page = "sport/2026/05/lane/index.html";
	const edits: Files = {
		"content/news/lane.md": "---\nheadline: [a list]\n---\n",
		"content/news/bridge.md": bridge("The span"),
	};
	expect((await site.again(edits, { quarantine: true })).read(page)).toContain("The bridge");
	const later = await site.again({ "content/news/lane.md": lane });
	expect(later.read(page)).toContain("The span");
	expect(later.read(page)).not.toContain("The bridge");
});
