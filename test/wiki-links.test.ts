/** Links and pictures in double brackets. */
import { beforeAll, describe, expect, it } from "vitest";
import { buildSite, config, type Site, story, svgImage } from "./support/site.js";

const PAGE = "/news/2026/05/a/";
const files = {
	"content/news/vote.md": story(
		"headline: The *vote* on tolls\nslug: tolls-vote",
		"Nine to four.\n\n## Who pays?\n\nAll.",
	),
	"content/news/harbour-notes.md": story("headline: Notes of the harbour"),
	"content/news/boat.svg": svgImage(60, 40),
};

describe("a link in double brackets", () => {
	let site: Site;
	beforeAll(async () => {
		site = await buildSite({
			"broadsheet.config.ts": config(),
			...files,
			"content/news/a.md": story(
				"headline: A",
				'In [[vote]], [[vote|the vote]], [[vote#Who pays?|the payers]] and [[Harbour Notes]]; see [[#Below]] and [[vote.md]].\n\n| A |\n| - |\n| [[vote\\|in a table]] |\n\n## About [[harbour-notes]]\n\n[[notes of the harbour]]\n\n![[boat.svg|A boat]]\n\n![[boat.svg|300]] in a line.\n\n![[vote]]\n\n## Below\n\n\\[[vote]], `[[vote]]`, [[Bug 5076]], [[Feature#20]], [[ -n "$1" ]] and [[1, 2], [3, 4]].',
			),
		});
	});
	const vote = (words: string, part = "") => `<a href="/news/2026/05/tolls-vote/${part}">${words}</a>`;

	it("leads to a story by its file, its slug and its headline, in any spelling", () => {
		const html = site.read("news/2026/05/a/index.html");
		const headline = "The <em>vote</em> on tolls";
		for (const link of [
			`In ${vote(headline)}, ${vote("the vote")}, ${vote("the payers", "#who-pays")} and <a href="/news/2026/05/harbour-notes/">Notes of the harbour</a>`,
			`see <a href="#below">Below</a> and ${vote(headline)}.`,
			`<td>${vote("in a table")}</td>`,
			`<h2 id="about-harbour-notes">About <a href="/news/2026/05/harbour-notes/">Notes of the harbour</a></h2>`,
			'<p><a href="/news/2026/05/harbour-notes/">Notes of the harbour</a></p>',
			`<p>${vote(headline)}</p>`,
		])
			expect(html).toContain(link);
		expect(site.problems).toBe("");
	});
	it("is text in code, where it is escaped, and where it is not a name", () =>
		expect(site.read("news/2026/05/a/index.html")).toContain(
			'<p>[[vote]], <code>[[vote]]</code>, [[Bug 5076]], [[Feature#20]], [[ -n "$1" ]] and [[1, 2], [3, 4]].</p>',
		));
	it("shows a picture", () => {
		const pictures = site.page(PAGE).all(".body img");
		expect(pictures.map((picture) => picture.attr("alt"))).toEqual(["A boat", ""]);
	});
	it("follows the story to a new headline", async () => {
		const renamed = await site.again({ "content/news/harbour-notes.md": story("headline: Notes of the pier") });
		expect(renamed.read("news/2026/05/a/index.html")).toContain(
			'<a href="/news/2026/05/harbour-notes/">Notes of the pier</a></h2>',
		);
	});
});

it("a link in double brackets to no story keeps its words: an error if it is surely one, else a warning", async () => {
	const text = "A [[nowhere|lost tide]].\n\nB [[no-such-file]].\n\nC [[citation needed]].";
	const site = await buildSite({ "broadsheet.config.ts": config(), "content/news/a.md": story("", text) });
	expect(
		site.report.problems.map(({ code, severity, place }) => `${severity} ${code} ${place?.line}:${place?.column}`),
	).toEqual(["error dead-link 6:3", "error dead-link 8:3", "warning dead-link 10:3"]);
	const published = await site.again({ "broadsheet.config.ts": config('links: "warn",') });
	expect(published.page(PAGE).one(".body").text).toBe("A lost tide. B no-such-file. C [[citation needed]].");
});
