/** Stories whose title and date are not in their front matter, in archives of other generators. */
import { describe, expect, it } from "vitest";
import { buildSite, config, type Files } from "./support/site.js";

const archive = (from: string, files: Files, more = "") =>
	buildSite({ "broadsheet.config.ts": config(`from: "${from}",\n\t${more}`), ...files }, { quarantine: true });
const codes = ({ report }: Awaited<ReturnType<typeof archive>>) =>
	report.problems.map(({ severity, code, place }) => `${severity} ${code} ${place?.path}:${place?.line}`);

describe("a post of Docusaurus", () => {
	it.each([
		["2026-05-01-vote.md", "# The `vote`\n\nWords.\n", "2026/05/01/vote"],
		["2026/05/01/vote.mdx", "import A from './a.js';\n\n# The vote {#top}\n\nWords.\n", "2026/05/01/vote"],
		["2026-5-1/vote.md", "The vote\n========\n\nWords.\n", "2026/5/1/vote"],
		["sea/2026-05-01-vote/index.md", "---\ntags: [a]\n---\n\n# The vote #\n\nWords.\n", "2026/05/01/sea/vote"],
	])("%s has its title from the first heading, and its day from its path", async (name, text, page) => {
		const site = await archive("docusaurus", { [`blog/${name}`]: text });
		expect(codes(site).filter((code) => !/story-format/.test(code))).toEqual([]);
		const html = site.read(`blog/${page}/index.html`);
		expect(html.replace(/<\/?(?:code|span)>/g, "")).toMatch(/<h1[^>]*>\s*The vote\s*<\/h1>/);
		expect(html).not.toMatch(/<h2[^>]*>[^<]*The/);
		expect(html).toContain('datetime="2026-05-01"');
		expect(html).toContain("<p>Words.</p>");
	});
	it("with a title keeps the heading in its text", async () => {
		const site = await archive("docusaurus", {
			"blog/2026-05-01-a.md": "---\ntitle: A\n---\n\n# The vote\n\nWords.\n",
		});
		expect(site.read("blog/2026/05/01/a/index.html")).toMatch(/<h2[^>]*>[\s\S]*The vote/);
	});
	it("is left out without a heading, a date, or where its first lines may hide it", async () => {
		const site = await archive("docusaurus", {
			"blog/2026-05-01-a.md": "Words.\n",
			"blog/b.md": "# B\n\nWords.\n",
			"blog/2026-05-01-c.md": "draft: true\n\n# C\n",
			"blog/2026-05-01-d.md": "# note\n---\ndraft: true\n---\n\n# D\n",
			"blog/2026-05-01-e.md": "# E\n\nWords.\n",
		});
		expect(codes(site)).toEqual([
			"error front-matter-missing blog/2026-05-01-a.md:1",
			"error front-matter-missing blog/2026-05-01-c.md:1",
			"error front-matter-fence blog/2026-05-01-d.md:2",
			"error field-missing blog/b.md:1",
		]);
		expect(site.problems).toContain("`git log --follow --format=%as -- blog/b.md` ends with the day");
		expect(site.list().filter((path) => path.startsWith("blog/") && path.endsWith(".html"))).toEqual([
			"blog/2026/05/01/e/index.html",
		]);
	});
});

it("a text of a collection of Jekyll has no date: the hint makes pages of the collection", async () => {
	const text = {
		"_posts/2026-05-01-a.md": "---\ntitle: A\n---\n\nWords.\n",
		"_guides/ferry.md": "---\ntitle: Ferries\n---\n\nWords.\n",
	};
	const folders = (guides: string) => `folders: { content: { _posts: "", _guides: "${guides}" } },`;
	const site = await archive("jekyll", text, folders(""));
	expect(codes(site)).toEqual(["error field-missing _guides/ferry.md:1"]);
	expect(site.problems).toContain('write `"_guides": "pages/guides"` in `folders.content`');
	const corrected = await archive("jekyll", text, folders("pages/guides"));
	expect(codes(corrected)).toEqual([]);
	expect(corrected.read("guides/ferry/index.html")).toContain("<p>Words.</p>");
});

it("a page of Zola or Hugo among the stories has no date: the hint says where it keeps its address", async () => {
	const page = "---\ntitle: About\n---\n\nWords.\n";
	const other = { "content/news/a.md": "---\ntitle: A\ndate: 2026-05-01\n---\n\nWords.\n" };
	const site = await archive("zola", { ...other, "content/about.md": page });
	expect(site.problems).toContain('such as "About us", move it to `content/pages/about.md`: its address stays');
	const moved = await archive("zola", { ...other, "content/pages/about.md": page });
	expect(codes(moved)).toEqual([]);
	expect(moved.read("about/index.html")).toContain("<p>Words.</p>");
});
