/** A story with an error that has never been published may be a draft: its files are withheld with it. */
import { describe, expect, it } from "vitest";
import { buildSite, config, story, svgImage } from "../support/site.js";

const TEXT = "See [it](/secret.pdf) and ![a plan](/zqx.svg).";
const files = (front: string) => ({
	"broadsheet.config.ts": config(),
	"content/a.md": story("headline: A"),
	"content/s.md": story(front, TEXT),
	"static/secret.pdf": "%PDF-1.4",
	"static/zqx.svg": svgImage(10, 10),
	"static/open.txt": "open",
});
const named = (list: readonly string[]) => list.filter((path) => /secret|zqx/.test(path));

describe("with --quarantine", () => {
	it.each([
		["a type that is none", "draft: true\ntype: nonsense"],
		["a date that is none", "draft: true\ndate: someday"],
		["YAML that cannot be read", "draft: true\nx: [1"],
		["a list that is none", "embargo: 2027-01-01\ncorrections: nonsense"],
	])("a hidden story with %s withholds the files that it names", async (_, front) => {
		const site = await buildSite(files(front), { quarantine: true });
		expect(site.list()).toContain("2026/05/a/index.html");
		expect(site.list()).toContain("open.txt");
		expect(named(site.list())).toEqual([]);
	});

	it("a public story that gets an error keeps its page, and the files that this shows", async () => {
		const site = await buildSite(files(""));
		expect(named(site.list())).toEqual(["secret.pdf", "zqx.svg"]);
		const broken = await site.again({ "content/s.md": story("type: nonsense", TEXT) }, { quarantine: true });
		expect(broken.list()).toContain("2026/05/s/index.html");
		expect(named(broken.list())).toEqual(["secret.pdf", "zqx.svg"]);
	});
});
