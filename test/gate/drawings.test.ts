/** An SVG of the site runs and loads nothing, wherever it is opened; an SVG that does neither is not changed. */
import { describe, expect, it } from "vitest";
import { clean } from "../../src/core/images/clean.js";
import { buildSite, config, story, svgImage } from "../support/site.js";

const svg = (inner: string, attributes = "", before = "") =>
	`${before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="40" height="30"${attributes}>${inner}</svg>\n`;
const cleaned = (text: string, name = "p.svg") => {
	const found = clean(Buffer.from(text), name);
	return "error" in found
		? { text: "", lost: [], error: found.error.message }
		: { text: Buffer.from(found.bytes).toString(), lost: found.lost ?? [] };
};
const RECT = '<rect id="r" width="9" height="9"/>';
const PNG =
	"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";
const base64 = (text: string) => Buffer.from(text).toString("base64");

describe("active content is removed and reported", () => {
	const HOSTILE: Readonly<Record<string, readonly [text: string, gone: RegExp]>> = {
		"a script": [svg(`<script>zqx()</script>${RECT}`), /zqx/],
		"a script of another file": [svg(`<script xlink:href="https://zqx.example/"/>${RECT}`), /zqx/],
		"a script under a prefix": [
			`<s:svg xmlns:s="http://www.w3.org/2000/svg" width="4" height="3"><s:script>zqx()</s:script><s:path d="M0 0"/></s:svg>`,
			/zqx/,
		],
		"a script of HTML, outside of a foreign object": [
			svg(`<h:script xmlns:h="http://www.w3.org/1999/xhtml">zqx()</h:script>${RECT}`),
			/zqx/,
		],
		"a handler": [svg(RECT, ' onload="zqx()"'), /zqx/],
		"a handler of a label": [
			svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml" onclick="zqx()">Pier</p></foreignObject>'),
			/zqx|onclick/,
		],
		"a frame": [
			svg('<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://zqx.example/"/></foreignObject>'),
			/zqx/,
		],
		"a form": [
			svg('<foreignObject><form xmlns="http://www.w3.org/1999/xhtml" action="/zqx"><input/></form></foreignObject>'),
			/zqx/,
		],
		"a link that is a script": [svg(`<a xlink:href=" java&#10;script:zqx()">${RECT}</a>`), /zqx/],
		"a link to data": [svg(`<a href="data:text/html,zqx">${RECT}</a>`), /zqx/],
		"a link of mathematics": [
			svg('<math xmlns="http://www.w3.org/1998/Math/MathML"><mi href="javascript:zqx()">x</mi></math>'),
			/zqx/,
		],
		"a call to another site on each click": [svg(`<a href="/tide/" ping="https://zqx.example/">${RECT}</a>`), /zqx/],
		"a picture of another site": [svg(`<image href="https://zqx.example/p.png"/>`), /zqx/],
		"a picture beside it": [svg(`<image xlink:href="zqx.png"/>`), /zqx/],
		"a shape of another file": [svg(`<use href="zqx.svg#a"/>`), /zqx/],
		"a filter of another site": [svg(`<rect filter="url(https://zqx.example/f#a)" width="9" height="9"/>`), /zqx/],
		"a page as a picture": [svg('<image href="data:text/html,zqx"/>'), /zqx/],
		"a script in a drawing in the drawing": [
			svg(`<image href="data:image/svg+xml;base64,${base64(svg("<script>zqx()</script>"))}"/>`),
			new RegExp(base64("<script>zqx()").slice(0, 12)),
		],
		"a page that is called a drawing": [
			svg(`<image href="data:image/svg+xml,%3Chtml%20xmlns='http://www.w3.org/1999/xhtml'%3Ezqx"/>`),
			/zqx/,
		],
		"an animation that makes a link a script": [
			svg(`<a><animate attributeName="xlink:href" values="#a; javascript:zqx()"/>${RECT}</a>`),
			/zqx/,
		],
		"an animation that makes a handler": [svg(`<rect><set attributeName="onclick" to="zqx()"/></rect>`), /zqx/],
		"an import": [svg(`<style>@import url("https://zqx.example/a;b.css"); rect{fill:red}</style>${RECT}`), /zqx/],
		"an import in capitals, as a text": [svg(`<style>@IMPORT 'https://zqx.example/';</style>${RECT}`), /zqx/],
		"an import that is spelled with escapes": [svg(`<style>@\\69mpor\\t "//zqx.example/";</style>${RECT}`), /zqx/],
		"a font of another site": [
			svg("<style><![CDATA[@font-face{font-family:A;src:url( https://zqx.example/a.woff2 )}]]></style>"),
			/zqx/,
		],
		"an address that is spelled with escapes": [
			svg(`<rect style="fill:u\\72 l(https://zqx.example/)" width="9" height="9"/>`),
			/zqx/,
		],
		"an address behind a text that ends with its line": [
			svg(`<style>a{content:"\n} rect{fill:url(https://zqx.example/#"a)}</style>${RECT}`),
			/zqx/,
		],
		"a set of pictures": [svg(RECT, ` style="background:image-set('https://zqx.example/a' 1x)"`), /zqx/],
		"a style sheet of another site": [svg(RECT, "", '<?xml-stylesheet href="https://zqx.example/a.css"?>\n'), /zqx/],
		"a program of XSLT": [svg(RECT, "", '<?xml-stylesheet type="text/xsl" href="#zqx"?>\n'), /zqx/],
	};
	for (const [what, [text, gone]] of Object.entries(HOSTILE))
		it(what, () => {
			const found = cleaned(text);
			expect(text.match(gone) ?? /base64/.exec(text)).toBeTruthy();
			expect(found.text).toMatch(/<(?:s:)?svg/);
			expect(found.text).not.toMatch(gone);
			expect(found.lost).toHaveLength(1);
			// The remaining text has nothing left to remove.
			expect(cleaned(found.text)).toEqual({ text: found.text, lost: [] });
		});
	it("a default that the document type declares goes with the document type", () => {
		const type = `<!DOCTYPE svg [<!ATTLIST svg onload CDATA "zqx()">]>\n`;
		expect(cleaned(svg(RECT, "", type)).text).not.toContain("zqx");
	});
	it("entities that stand for markup, and compressed drawings, are rejected", () => {
		const type = '<!DOCTYPE svg [<!ENTITY a "<script>zqx()</script>">]>\n';
		expect(cleaned(svg("&a;", "", type)).error).toContain("entities that stand for other markup");
		const found = clean(Buffer.from("1f8b0800", "hex"), "static/p.svgz");
		expect("error" in found && found.error.message).toContain("compressed by gzip");
	});
});

describe("a drawing without active content is published unchanged", () => {
	const RIGHT: Readonly<Record<string, string>> = {
		"shapes that refer to each other": svg(
			`<defs><filter id="f"/><linearGradient id="g" xlink:href="#h"/></defs><use xlink:href="#r"/><rect fill="url(#g)" filter="url('#f')" style="mask:url(&quot;#m&quot;)"/>${RECT}`,
		),
		"links to pages and people": svg(
			'<a href="https://sea.example/" target="_blank"><text>Sea</text></a><a xlink:href="/tide/"><text>Tide</text></a><a href="mailto:desk@vale.example"><text>Desk</text></a>',
		),
		"pictures and fonts that it holds": svg(
			`<style>@font-face{font-family:A;src:url(data:font/woff2;base64,d09GMgA=) format("woff2")}</style><image href="${PNG}"/>`,
		),
		"labels of diagrams": svg(
			'<switch><foreignObject width="9" height="9" requiredFeatures="http://www.w3.org/TR/SVG11/feature#Extensibility"><div xmlns="http://www.w3.org/1999/xhtml" style="font-size:12px" class="a"><b>Pier</b><br/></div></foreignObject><text>Pier</text></switch>',
		),
		"shapes that move, and frames that take turns": svg(
			`<rect><animate attributeName="x" values="0;9" dur="1s"/></rect><use href="#r"><animate attributeName="href" values="#r;#s" dur="1s"/></use>${RECT}`,
		),
		"names that only look like handlers or addresses": svg(
			`<text>onload=zqx() javascript: @import url(https://zqx.example)</text><rect id="on" class="onset" data-src="x" aria-label="https://zqx.example/"/>`,
		),
		"names of namespaces in a style sheet": svg(
			`<style>@namespace svg url(http://www.w3.org/2000/svg); svg|rect{fill:"red"}</style>${RECT}`,
		),
	};
	for (const [what, text] of Object.entries(RIGHT)) it(what, () => expect(cleaned(text)).toEqual({ text, lost: [] }));
});

it("the file is named once in every build, in content/ and static/, under whatever name its stories use it", async () => {
	const bad = svg(`<script>zqx()</script>${RECT}`, ' onload="zqx()"');
	const front = "image: { src: map.svg, alt: A map }";
	const site = await buildSite({
		"broadsheet.config.ts": config(),
		"content/news/one.md": story(front, "![A map](map.svg)\n\n[The plan](plan.svg)"),
		"content/news/two.md": story(`headline: Two\n${front}`),
		"content/news/map.svg": bad,
		"content/news/plan.svg": bad,
		"content/news/spare.svg": bad,
		"static/maps/plan.svg": bad,
		"static/maps/right.svg": svgImage(20, 10),
	});
	const reported = ["content/news/map.svg", "content/news/plan.svg", "static/maps/plan.svg"];
	const found = () => site.report.problems.map(({ code, place }) => `${code} ${place?.path}`);
	expect(found()).toEqual(reported.map((path) => `svg-stripped ${path}`));
	expect(site.report.problems[0]?.message).toBe(
		'"map.svg" is published without an event handler (onload) and a script',
	);
	expect(site.report.exit).toBe(0);
	for (const path of site.list()) expect(site.read(path)).not.toContain("zqx");
	expect(site.read("maps/right.svg")).toBe(svgImage(20, 10));
	const again = await site.again({ "content/news/three.md": story("headline: Three") });
	expect(again.problems).toBe(site.problems);
});
