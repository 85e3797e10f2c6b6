/** HTML → Markdown → the page: readers see the words that they saw before. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { clean } from "../../src/cli/import/html/clean.js";
import { textOfHtml } from "../../src/cli/import/html/plain-text.js";
import { toMarkdown } from "../../src/cli/import/html/to-markdown.js";
import { parseFragment } from "../../src/cli/import/html/tree.js";
import { escapeHtml } from "../../src/core/escape-html.js";
import { parse, problemsShown, signs, story } from "../support/articles.js";

const CONVERSION = {
	link: (href: string) => href,
	picture: (url: string) => ({ url }),
	absolute: (url: string) => url,
	canEmbed: () => false,
	title: "A frame",
};
const markdownOf = (html: string): string => {
	const tree = parseFragment(html);
	clean(tree);
	return toMarkdown(tree, CONVERSION);
};
/** The text of the story that a build makes of it; white space does not count. */
const shown = (markdown: string): string => {
	const { value, problems } = parse(story("", markdown));
	if (!value) throw new Error(problemsShown(problems));
	return textOfHtml(signs(value.body.parts)).replace(/\s+/g, "");
};

/** What Markdown, its dialects and directives give a meaning, and ordinary words. */
const PIECES =
	"a,b c,1. ,- ,+ ,* ,# ,## ,> ,*,**,_,__,~,~~,`,```,[,],(,),[[,]],![,{,{{,}},{%,%},{#,#},{/*,*/},%%,<%#,%>,{>>,<<},{::comment},{:/},<,>,</b>,<!--,-->,&,&amp;,&#42;,\\,|,:,::,:::note,::embed{url=x},:smile[x],:a{b},---,===,\t,  ,!,@,www.,http,://,x.example,import a from 'b',export const a = 1,[^1],[^1]: ,é,日本,مرحبا,😀,{{<,>}},{{!,$,^,=,\"".split(
		",",
	);

it("text of any kind is shown as it is written, in paragraphs, lines, lists, quotations, headings, tables and marks", () => {
	const words = fc
		.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 })
		.map((parts) => `x${parts.join("")}y`);
	const start = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(""));
	const wrapped = fc.constantFrom<(html: string, more: string) => string>(
		(html) => `<p>${html}</p>`,
		(html, more) => `<p>${html}<br>${more}</p>`,
		(html, more) => `<ul><li>${html}</li><li>${more}</li></ul>`,
		(html) => `<blockquote><p>${html}</p></blockquote>`,
		(html) => `<h2>${html}</h2>`,
		(html, more) => `<table><tr><th>${html}</th></tr><tr><td>${more}</td></tr></table>`,
		(html, more) => `<p><strong>${html}</strong>${more} <em>${more}</em></p>`,
		(html, more) => `<p><a href="https://x.example/">${html}</a>${more}</p>`,
	);
	fc.assert(
		fc.property(wrapped, fc.oneof(words, start), words, (wrap, one, two) => {
			const html = wrap(escapeHtml(one), escapeHtml(two));
			const markdown = markdownOf(html);
			expect([markdown, shown(markdown)]).toEqual([markdown, textOfHtml(html).replace(/\s+/g, "")]);
		}),
		{
			numRuns: process.env.CASES === "all" ? 20_000 : 70,
			seed: Number(process.env.SEED ?? 7),
		} as fc.Parameters<unknown>,
	);
});
