/** Raw HTML, reduced to the safe subset, requests no other site on its own, and names only files that were checked. */
import { defaultSchema } from "hast-util-sanitize";
import { beforeAll, describe, expect, it } from "vitest";
import { safeSubset } from "../../src/content/markdown/safe-html.js";
import { buildSite, config, type Site, story, svgImage } from "../support/site.js";

const OTHER = "https://zqx.example";
const files = (text: string) => ({
	"broadsheet.config.ts": config('markdown: { html: "sanitize" },'),
	"content/tide.md": story("headline: The tide"),
	"content/pier.svg": svgImage(30, 20),
	"content/secret.md": story("headline: Secret\nembargo: 2027-01-01 09:00", "![A plan](plan.svg)"),
	"content/plan.svg": svgImage(31, 20),
	"static/tide.mp4": "no film",
	"content/one.md": story("slug: one", text),
});
const words = (site: Site) => site.read("2026/05/one/index.html");

describe("attributes with an address", () => {
	const HOSTILE: Readonly<Record<string, string>> = {
		srcset: `<img src="pier.svg" alt="Pier" srcset="${OTHER}/a 2x, plan.svg 3x">`,
		"a source of a picture": `<picture><source srcset="${OTHER}/a, plan.svg 2x"><img src="pier.svg" alt="Pier"></picture>`,
		longdesc: `<img src="pier.svg" alt="Pier" longdesc="${OTHER}/a">`,
		"usemap and lowsrc": `<img src="pier.svg" alt="Pier" usemap="${OTHER}" lowsrc="${OTHER}/a" dynsrc="${OTHER}/b">`,
		poster: `<video poster="${OTHER}/a" src="/tide.mp4"></video>`,
		background: `<table background="${OTHER}/a"><tr><td background="${OTHER}/b">Nine</td></tr></table>`,
		"action and formaction": `<div action="${OTHER}/a"><button formaction="${OTHER}/b">Go</button></div>`,
		ping: `<a href="tide.md" ping="${OTHER}/a">Tide</a>`,
		"data, codebase and classid": `<object data="${OTHER}/a" codebase="${OTHER}" classid="${OTHER}/b">Words</object>`,
		imagesrcset: `<link rel="preload" as="image" href="${OTHER}/a" imagesrcset="${OTHER}/b">`,
		"the base of all addresses": `<base href="${OTHER}/">`,
		"a page that moves on": `<meta http-equiv="refresh" content="0;url=${OTHER}">`,
		microdata: `<div itemscope itemtype="${OTHER}/T" itemid="${OTHER}/1"><span itemprop="url">Nine</span></div>`,
		style: `<p style="background:url(${OTHER}/a)">Nine</p>`,
		"an input that is a picture": `<input type="image" src="${OTHER}/a">`,
		"a drawing in the text": `<svg><image href="${OTHER}/a"/><a xlink:href="${OTHER}">x</a></svg>`,
		"a cite that is a script or a page nobody looked up":
			'<q cite="javascript:zqx.example">Nine</q> <del cite="/2027/01/secret/">Ten</del>',
	};
	let site: Site;
	beforeAll(async () => {
		site = await buildSite(files(Object.values(HOSTILE).join("\n\n")));
	});
	it("are removed: no page names another site, nor a file of a hidden story", () => {
		expect(site.report.problems.filter(({ severity }) => severity === "error")).toEqual([]);
		for (const path of site.list()) expect(`${path} ${site.read(path)}`).not.toMatch(/zqx|plan-|plan\.svg|2027/);
	});
	it("a source of a picture is reported once, at its place", () => {
		const reported = site.report.problems.filter(({ message }) => message.includes("<source>"));
		expect(reported.map(({ code, place }) => `${code} ${place?.path}:${place?.line}`)).toEqual([
			"html-dropped content/one.md:9",
		]);
	});
	it("the picture and the words stay", () => {
		expect(words(site).match(/<img src="\/assets\/pier-/g)).toHaveLength(4);
		expect(words(site)).toContain("<td>Nine</td>");
	});
});

it("cite of another site stays, because it is a source and is never loaded", async () => {
	const site = await buildSite(files('<blockquote cite="//sea.example/report">It rises.</blockquote>'));
	expect(site.problems).toBe("");
	expect(words(site)).toContain('<blockquote cite="//sea.example/report">');
});

it("a picture of another site is refused in HTML as it is in Markdown", async () => {
	const site = await buildSite(files(`<p>Look <img src="${OTHER}/a.png" alt="A"></p>`));
	expect(site.report.problems.map(({ code }) => code)).toEqual(["remote-picture"]);
});

it("the list of the subset has no other attribute of an address, whatever a new version of the library lets through", () => {
	const { attributes, tagNames } = safeSubset(defaultSchema);
	const names = Object.entries(attributes ?? {}).flatMap(([tag, all]) =>
		all.flatMap((each) => (typeof each === "string" ? `${tag}.${each}` : [])),
	);
	expect(
		names
			.filter((name) =>
				/(?<!no)href$|src|cite|action|url|data$|ping|poster|longdesc|background|usemap|itemtype/i.test(name),
			)
			.sort(),
	).toEqual(["a.href", "blockquote.cite", "del.cite", "img.src", "ins.cite", "q.cite"]);
	expect(tagNames).not.toContain("source");
});
