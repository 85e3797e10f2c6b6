/** Problems of pages that were never opened. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { PlannedPage, Problem } from "../../src/core/model.js";
import { createBackgroundCheck } from "../../src/dev/background-check.js";
import { startDevServer } from "../../src/dev/dev-server.js";
import type { OnDemandSite } from "../../src/dev/on-demand-site.js";
import type { UpdateSummary } from "../../src/dev/session.js";
import { config, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

const problem: Problem = { code: "template-fault", severity: "error", message: "It fails" };
const pagesOf = (count: number, template = "article", more: Partial<PlannedPage> = {}): PlannedPage[] =>
	Array.from({ length: count }, (_, index) => ({
		...{ url: `/${template}/${index}/`, template, from: `/${template}/${index}/`, task: {} },
		make: () => ({ value: { url: `/${template}/${index}/`, template } as never, problems: [] }),
		...more,
	}));
/** A site of these pages, of which those at some URLs fail; records which were rendered. */
function onDemandSite(pages: readonly PlannedPage[], failing: readonly string[] = [], parseVersion = "") {
	const rendered: string[] = [];
	const site = {
		sitePlan: { pages },
		parseVersion,
		templateVersion: (template: string) => parseVersion + template,
		pageOf: (from: string) => pages.find(({ url }) => url === from),
		problemsOf: async ({ url }: PlannedPage) => {
			rendered.push(url);
			return failing.includes(url) ? [problem] : [];
		},
	} as unknown as OnDemandSite;
	return { site, rendered };
}
const sweepOf = () => {
	const rest = createBackgroundCheck({ idleMs: 0, restMs: 0 });
	const over = async (
		{ site, rendered }: ReturnType<typeof onDemandSite>,
		{ touched = [], mayContinue = () => true }: { touched?: readonly string[]; mayContinue?: () => boolean } = {},
	) => {
		let tells = 0;
		rest.start(site, touched);
		await rest.run(site, mayContinue, async () => void tells++);
		return { rendered: rendered.splice(0), tells, wrong: rest.problems().length };
	};
	return { over, rest };
};

describe("pages that no browser has requested", () => {
	it("are rendered once: one of each template first, and machine-readable documents last", async () => {
		const pages = [...pagesOf(3, "rss", { isDocument: true }), ...pagesOf(3), ...pagesOf(2, "topic")];
		const site = onDemandSite(pages);
		const { over } = sweepOf();
		const urls = [
			"/rss/0/",
			"/article/0/",
			"/topic/0/",
			"/article/1/",
			"/article/2/",
			"/topic/1/",
			"/rss/1/",
			"/rss/2/",
		];
		expect((await over(site)).rendered).toEqual(urls);
		expect((await over(site)).rendered).toEqual([]);
	});
	it("are rendered again if they may have changed: their text, or their template; and with a text one page of each template", async () => {
		const pages = [...pagesOf(3), ...pagesOf(1, "topic")];
		const { over } = sweepOf();
		await over(onDemandSite(pages));
		const touched = ["/article/2/"];
		expect((await over(onDemandSite(pages), { touched })).rendered).toEqual([
			"/article/0/",
			"/topic/0/",
			"/article/2/",
		]);
		expect((await over(onDemandSite(pages, [], "new"))).rendered).toHaveLength(4);
	});
	it("are reported once, and not after they are fixed or removed", async () => {
		const pages = pagesOf(5);
		const { over, rest } = sweepOf();
		expect(await over(onDemandSite(pages, ["/article/3/", "/article/4/"]))).toMatchObject({ wrong: 2, tells: 1 });
		expect(await over(onDemandSite(pages, ["/article/3/", "/article/4/"]))).toMatchObject({ wrong: 2, tells: 0 });
		expect(await over(onDemandSite(pages, ["/article/4/"]))).toMatchObject({ wrong: 1, tells: 1 });
		rest.start(onDemandSite(pages.slice(0, 4)).site, []);
		expect(rest.problems()).toEqual([]);
	});
	it("are no longer reported when their template changes, before any is rendered", async () => {
		const { over, rest } = sweepOf();
		expect(await over(onDemandSite(pagesOf(2), ["/article/1/"]))).toMatchObject({ wrong: 1 });
		rest.start(onDemandSite(pagesOf(2), [], "new").site, []);
		expect(rest.problems()).toEqual([]);
	});
	it("are postponed when there is other work, and finished ones are not rendered again", async () => {
		const site = onDemandSite(pagesOf(10));
		const { over } = sweepOf();
		const { rendered } = await over(site, { mayContinue: () => site.rendered.length < 4 });
		expect(rendered).toHaveLength(4);
		// The page that was being rendered is.
		expect((await over(site)).rendered).toHaveLength(7);
	});
	it("are 2,000 of each template at most, and 100 of each kind of document", async () => {
		const { over } = sweepOf();
		const { rendered } = await over(onDemandSite([...pagesOf(2500), ...pagesOf(300, "rss", { isDocument: true })]));
		expect(rendered).toHaveLength(2100);
	});
});

it("an error of a template for one story is reported by the preview without a request, until it is fixed", async () => {
	const home = tempDir();
	const stories = ["a", "b", "c"].map((name) => [`content/news/${name}.md`, story(`headline: Story ${name}`)]);
	writeFiles(home, { "broadsheet.config.ts": config(), ...Object.fromEntries(stories) });
	const updates: UpdateSummary[] = [];
	const folders = { root: home, out: join(home, "dist"), cache: join(home, ".broadsheet") };
	const preview = await startDevServer({
		...folders,
		port: 0,
		onChange: (each) => void updates.push(each),
		toOverlayError: ({ message }) => ({ text: message }),
	});
	if (typeof preview === "number") throw new Error(`There is nothing to show: ${preview}`);
	const messages = () => updates.at(-1)?.problems.map(({ message }) => message);
	try {
		const fails = "export default (view) => <h1>{view.headline === 'Story b' ? view.no.such : view.headline}</h1>;";
		writeFiles(home, { "templates/article.tsx": fails });
		await expect.poll(messages).toEqual([expect.stringContaining('"article" fails at content/news/b.md')]);
		writeFiles(home, { "content/news/b.md": story("headline: Story bb") });
		await expect.poll(messages).toEqual([]);
		writeFiles(home, { "content/news/b.md": story("headline: Story b") });
		await expect.poll(messages).toHaveLength(1);
		rmSync(join(home, "templates/article.tsx"));
		await expect.poll(messages).toEqual([]);
	} finally {
		await preview.close();
	}
});
