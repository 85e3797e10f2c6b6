/** A preview with drafts: everything is shown, nothing of it can be mistaken for the newspaper, and nothing of it remains. */
import { describe, expect, it } from "vitest";
import { buildSite, config, type Files, snapshot, story } from "../support/site.js";

const SITE: Files = {
	"broadsheet.config.ts": config(),
	"content/news/open.md": story("headline: The open one\ndate: 2026-04-01\ntags: [Tides]"),
	"content/news/draft.md": story("headline: The draft\ndate: 2026-04-02\ntags: [Tides]\ndraft: true"),
	"content/news/killed.md": story("headline: The killed one\ndate: 2026-04-02\nstatus: killed"),
	"content/news/later.md": story("headline: The embargoed one\ndate: 2026-04-02\nembargo: 2026-05-05 09:00"),
	"content/news/soon.md": story("headline: The scheduled one\ndate: 2026-05-06 07:00"),
	"content/news/over.md": story("headline: The expired one\ndate: 2026-04-02\nexpires: 2026-05-01"),
};
const NOTICES: readonly (readonly [url: string, notice: string])[] = [
	["/news/2026/04/draft/", "This is a draft. It is not public."],
	["/news/2026/04/killed/", "This story was killed. It is not public."],
	["/news/2026/04/later/", "This story is embargoed. It becomes public on May 5, 2026 at 9:00 AM."],
	["/news/2026/05/soon/", "This story is scheduled. It becomes public on May 6, 2026 at 7:00 AM."],
	["/news/2026/04/over/", "This story is not public any more. It expired on May 1, 2026 at 12:00 AM."],
];

describe("a preview with drafts", () => {
	it("shows every story, and says of each that is not public why", async () => {
		const site = await buildSite(SITE, { drafts: true });
		expect(site.problems).toBe("");
		for (const [url, notice] of NOTICES) expect(site.page(url).one(".hidden-notice").text).toBe(notice);
		expect(site.page("/news/2026/04/open/").all(".hidden-notice")).toEqual([]);
		expect(site.page("/news/").texts(".hidden-mark").toSorted()).toEqual([
			"Draft",
			"Embargoed",
			"Expired",
			"Killed",
			"Scheduled",
		]);
	});

	it("has a banner and a `noindex` on every page, also on those that show nothing hidden", async () => {
		const site = await buildSite(SITE, { drafts: true });
		const pages = site.list().filter((path) => path.endsWith(".html"));
		expect(pages.length).toBeGreaterThan(8);
		for (const path of pages) {
			const page = site.page(`/${path}`);
			expect(page.one(".drafts").text).toBe("Preview with drafts: not for readers.");
			expect(page.one('meta[name="robots"]').attr("content")).toBe("noindex");
		}
	});

	it("has no next change, because it hides nothing", async () => {
		expect((await buildSite(SITE, { drafts: true })).report.nextChange).toBeUndefined();
		expect((await buildSite(SITE)).report.nextChange).toBe("2026-05-05T08:00:00Z");
	});

	it("leaves nothing behind: the next build in the same folders is a clean one", async () => {
		const clean = snapshot((await buildSite(SITE)).out);
		const site = await buildSite(SITE, { drafts: true });
		expect(snapshot(site.out)).not.toEqual(clean);
		const after = await site.again({}, { drafts: false });
		expect(snapshot(after.out)).toEqual(clean);
		expect(snapshot((await (await after.again({}, { drafts: true })).again({}, { drafts: false })).out)).toEqual(clean);
	});

	it("follows an edit: a story that is public now has no notice any more", async () => {
		const site = await buildSite(SITE, { drafts: true });
		const edited = await site.again({
			"content/news/draft.md": story("headline: The draft\ndate: 2026-04-02\ntags: [Tides]"),
		});
		expect(edited.page("/news/2026/04/draft/").all(".hidden-notice")).toEqual([]);
		const later = await edited.again({}, { at: "2026-05-05T08:00:00Z" });
		expect(later.page("/news/2026/04/later/").all(".hidden-notice")).toEqual([]);
		expect(later.page("/news/").texts(".hidden-mark").toSorted()).toEqual(["Expired", "Killed", "Scheduled"]);
	});
});
