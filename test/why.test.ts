/** What `--why` says of a page: which of the things that it reads have changed. */
import { describe, expect, it } from "vitest";
import { lazy } from "../src/core/lazy.js";
import { sample } from "./support/sample.js";
import { buildSite, config, type Files, story } from "./support/site.js";

const FILES: Files = {
	"broadsheet.config.ts": config(),
	"content/news/bridge.md": story(
		"headline: The bridge\nslug: bridge\ndate: 2026-05-01 09:00\ntags: [Roads]\nsummary: [One]",
	),
	"content/news/lane.md": story(
		"headline: The lane\nslug: lane\ndate: 2026-05-02 09:00\ntags: [Roads]",
		"As [the bridge](bridge.md) shows.",
	),
	"content/sport/match.md": story("headline: The match\nslug: match\ndate: 2026-05-03 09:00\nbreadcrumb: [Sport]"),
};
const newspaper = lazy(() => buildSite(FILES));
const wait = () => new Promise((done) => setTimeout(done, 150));
/** The lines about a page after an edit of the newspaper, the first one without what `KEY_PARTS` says. */
async function why(url: string, edit: Files): Promise<string[]> {
	const site = await newspaper();
	await wait();
	const { report } = await site.again(edit, { why: url });
	const lines = (report.why?.at(-1) ?? "").split("\n  ");
	await site.again(FILES);
	return [lines[0]?.replace(/:.*/, "") ?? "", ...lines.slice(1)];
}
const bridge = (front: string, text?: string) => ({ "content/news/bridge.md": story(front, text) });
const FRONT = "slug: bridge\ndate: 2026-05-01 09:00\ntags: [Roads]\nsummary: [One]";

describe("--why names what has changed of what a page reads", () => {
	it("the headline of a story that it lists", async () => {
		expect(await why("/news/", bridge(`headline: The new bridge\n${FRONT}`))).toEqual([
			"rendered",
			"headline of content/news/bridge.md",
		]);
	});
	it("the text of the story", async () => {
		const edit = bridge(`headline: The bridge\n${FRONT}`, "Another thing, in words.");
		expect(await why("/news/2026/05/bridge/", edit)).toEqual(["rendered", "text of content/news/bridge.md"]);
		expect(await why("/news/", edit)).toEqual(["reused"]);
	});
	it("a list that a story has joined or left", async () => {
		const added = { "content/news/ford.md": story("headline: The ford\nslug: ford\ndate: 2026-05-03 10:00") };
		expect(await why("/news/", added)).toContain("the front of section:news: content/news/ford.md is new");
		const site = await newspaper();
		await wait();
		await site.again(added);
		await wait();
		const { report } = await site.again({ "content/news/ford.md": undefined }, { why: "/news/" });
		expect(report.why?.at(-1)).toContain("\n  the front of section:news: content/news/ford.md is gone");
		await site.again(FILES);
	});
	it("the address to which a link leads", async () => {
		const lines = await why(
			"/news/2026/05/lane/",
			bridge(`headline: The bridge\n${FRONT.replace("slug: bridge", "slug: span")}`),
		);
		expect(lines).toContain("url of content/news/bridge.md: changed");
	});
	it("nothing of a page that is new, or of one that is as it was", async () => {
		const added = { "content/news/ford.md": story("headline: The ford\nslug: ford\ndate: 2026-05-03 10:00") };
		expect(await why("/news/2026/05/ford/", added)).toEqual(["rendered"]);
		const site = await newspaper();
		await wait();
		await site.again({ "content/news/ford.md": undefined });
		expect(await why("/sport/", bridge(`headline: The new bridge\n${FRONT}`))).toEqual(["reused"]);
	});
});

/** That of every page except those of the story and the lists that have it. */
const UNTOUCHED = "reused: nothing that it shows has changed";
describe("a mistake in one story costs no other page", () => {
	const BROKEN = { "content/news/bridge.md": story("headline: [a list]\nslug: bridge\ndate: 2026-05-01 09:00") };
	const pages = ["/sport/2026/05/match/", "/sport/"];
	const first = async (site: Awaited<ReturnType<typeof buildSite>>, edit: Files, more: object) => {
		await wait();
		const { report } = await site.again(edit, more);
		return [report.exit, report.why?.at(-1)?.split("\n")[0]];
	};
	it.each(sample(1, pages))("while it is there, and when it is corrected: %s", async (why) => {
		const site = await buildSite(FILES);
		expect(await first(site, BROKEN, { why })).toEqual([1, UNTOUCHED]);
		expect(await first(site, FILES, { why })).toEqual([0, UNTOUCHED]);
	});
	it.each(sample(1, pages))("nor does it while the rest is published, and after that: %s", async (why) => {
		const site = await buildSite(FILES);
		expect(await first(site, BROKEN, { why, quarantine: true })).toEqual([1, UNTOUCHED]);
		expect(
			await first(
				site,
				{ "content/news/lane.md": story("headline: A lane\nslug: lane\ndate: 2026-05-02 09:00\ntags: [Roads]") },
				{ why, quarantine: true },
			),
		).toEqual([1, UNTOUCHED]);
		expect(await first(site, FILES, { why })).toEqual([0, UNTOUCHED]);
	});
	it("a link to the page that is kept leads there, and to the story when it is back under another address", async () => {
		const site = await buildSite(FILES);
		await wait();
		await site.again(BROKEN, { quarantine: true });
		expect(site.read("news/2026/05/lane/index.html")).toContain('href="/news/2026/05/bridge/"');
		await wait();
		await site.again({
			"content/news/bridge.md": story(`headline: The bridge\n${FRONT.replace("slug: bridge", "slug: span")}`),
		});
		expect(site.read("news/2026/05/lane/index.html")).toContain('href="/news/2026/05/span/"');
	});
});
