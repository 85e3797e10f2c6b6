/** A story without a text, which is read elsewhere. */
import { expect, it } from "vitest";
import { codes, parse, SITE, siteWith, story } from "../support/articles.js";

const read = (front: string, body = "", site = SITE) => {
	const { value, problems } = parse(story(front, body), site);
	return { html: value?.body.parts.join("").trim(), words: value?.story.wordCount, problems: codes(problems) };
};
const link = (words: string) =>
	`<p><a href="https://www.agency.example/one?a=1&amp;b=2">${words} agency.example</a></p>`;
const canonical = "canonical: https://www.agency.example/one?a=1&b=2";

it("leads to its original, in its own language, and is not reported", () => {
	expect(read(canonical)).toEqual({ html: link("Read the story at"), words: 0, problems: [] });
	expect(read(`${canonical}\nlang: es-MX`).html).toBe(link("Lea la noticia en"));
	expect(read(canonical, "", siteWith({ language: "de" })).html).toBe(link("Den Beitrag lesen auf"));
	expect(read(canonical, "{# later #}").html).toBe(link("Read the story at"));
	expect(read(`${canonical}\ntype: sponsored\nsponsor: Orm`).html).toContain('rel="sponsored"');
});
it("has no such link if it has words or a picture, or if its original is on this site", () => {
	expect(read(canonical, "Words.").html).toBe("<p>Words.</p>");
	expect(read(canonical, "![a](b.png)").html).not.toContain("<a ");
	expect(read("canonical: https://courier.example/one/")).toEqual({ html: "", words: 0, problems: ["empty-body 6:1"] });
});
