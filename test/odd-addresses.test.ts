/** Odd addresses of other generators: each is answered, and no story is lost for one. */
import { describe, expect, it } from "vitest";
import { buildSite, config } from "./support/site.js";

const story = (lines: string) => `---\ntitle: A\ndate: 2026-05-01\n${lines}\n---\n\nWords of the story.\n`;
const built = async (from: string, path: string, lines: string) => {
	const site = await buildSite({ "broadsheet.config.ts": config(`from: "${from}"`), [path]: story(lines) });
	const errors = site.report.problems.filter(({ severity }) => severity === "error");
	const moved = site.list().includes("redirects.json") ? JSON.parse(site.read("redirects.json")).moved : {};
	const isAnswered = (url: string) =>
		site.list().includes(`${decodeURI(url).slice(1)}index.html`) || Object.hasOwn(moved, url);
	return { errors, isAnswered, warnings: site.report.problems.map(({ message }) => message) };
};

const POST = "content/news/a.md";
describe("an address with invisible characters, spaces or slashes", () => {
	it.each([
		["hugo", POST, "slug: sin%e2%80%8a-%e2%80%8aready", "/news/sin%E2%80%8A-%E2%80%8Aready/"],
		["hugo", POST, "slug: har\u200bbour", "/news/harbour/"],
		["hugo", POST, "slug: caf%C3%A9", "/news/caf%C3%A9/"],
		["hugo", POST, "slug: R&D-in-C++", "/news/rd-in-c++/"],
		["hugo", POST, "slug: 2020/levy", "/news/2020/levy/"],
		["hugo", POST, "url: /old/har\u200bbour/", "/old/har%E2%80%8Bbour/"],
		["hugo", POST, "url: /old/ferry\u00a0times/", "/old/ferry%C2%A0times/"],
		["hugo", POST, "aliases: [/har\u2060bour/, '/two words/']", "/har%E2%81%A0bour/"],
		["hugo", POST, "aliases: [/har\u2060bour/, '/two words/']", "/two%20words/"],
		["wordpress-markdown", "content/2026-05-01-quay%e2%80%8b.md", "tags: [a]", "/2026/05/01/quay%E2%80%8B/"],
		["wordpress-markdown", "content/a.md", "slug: quay%e2%80%af2", "/2026/05/01/quay%E2%80%AF2/"],
		["jekyll", "_posts/2026-05-01-a.md", "permalink: /har\u200bbour.html\nredirect_from: /a\ufeffb/", "/a%EF%BB%BFb/"],
		["astro", "src/content/blog/a.md", 'slug: "2020/Foo"', "/blog/2020/Foo/"],
		["astro", "src/content/blog/sea/a.md", "slug: 2020/foo", "/blog/2020/foo/"],
		["docusaurus", "blog/2026-05-01-a.md", "slug: /har\u200bbour", "/blog/har%E2%80%8Bbour/"],
		["astro", "src/content/blog/sea/a.md", "slug: foo", "/blog/foo/"],
		["zola", POST, 'path: "old/a\u00a0b"', "/old/a%C2%A0b/"],
	])("%s: %s with `%s` is answered at %s", async (from, path, lines, url) => {
		const { errors, isAnswered } = await built(from, path, lines);
		expect(errors).toEqual([]);
		expect(isAnswered(url)).toBe(true);
	});
	it.each([
		["hugo", "content/post/ferry.es.md", "tags: [a]", "/es/post/ferry/"],
		["hugo", "content/post/ferry.pt-BR.md", "slug: balsa", "/pt-br/post/balsa/"],
		["hugo", "content/post/ferry/index.es.md", "tags: [a]", "/es/post/ferry/"],
		["hugo", "content/post/ferry.en.md", "tags: [a]", "/post/ferry/"],
		["zola", "content/blog/2026-05-01-ferry.fr.md", "weight: 1", "/fr/blog/ferry/"],
	])("%s: the translation %s with `%s` is answered at %s", async (from, path, lines, url) => {
		const { errors, isAnswered } = await built(from, path, lines);
		expect(errors).toEqual([]);
		expect(isAnswered(url)).toBe(true);
	});
	it("is named where it stays invisible", async () => {
		const { warnings } = await built("hugo", POST, "aliases: /har\u200bbour/");
		expect(warnings).toEqual(["`aliases` has invisible characters (U+200B), and they stay in the address"]);
	});
});
