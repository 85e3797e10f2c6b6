/** A file is published with the stories that name it, and not before, in whatever way they name it. */
import { describe, expect, it } from "vitest";
import { buildSite, config, story, svgImage } from "../support/site.js";

const secret = (front: string, text?: string) => story(`headline: Secret\nembargo: 2026-06-01 09:00\n${front}`, text);
const later = { at: "2026-06-02T09:00:00Z" };

describe("a file of static/ that only a hidden story names", () => {
	const NAMED: Readonly<Record<string, string>> = {
		"in a source": secret('sources: [{ name: Plan, url: "https://vale.example/zqx/plan.pdf" }]'),
		"in canonical": secret("canonical: https://vale.example/zqx/plan.pdf"),
		"in a key of a template": secret("hero: { wide: { src: /zqx/plan.pdf, size: 9 } }"),
		"in raw HTML": secret("", "<object data='/zqx/plan.pdf'>It</object>"),
		"in a shortcode": secret("", '{{< pdf file="/zqx/plan.pdf" >}}'),
		"in a picture": secret("", "![Plan](/zqx/plan.pdf)"),
	};
	for (const [where, text] of Object.entries(NAMED))
		it(`is withheld: ${where}`, async () => {
			const files = { "broadsheet.config.ts": config(), "content/one.md": story(), "static/zqx/plan.pdf": "%PDF-zqx" };
			const site = await buildSite({ ...files, "content/secret.md": text });
			expect(site.list().filter((path) => path.includes("zqx"))).toEqual([]);
			// A public story that names it in the same way.
			const both = await site.again({ "content/two.md": text.replace(/embargo.*\n/, "").replace("Secret", "Two") });
			if (where !== "in a picture") expect(both.list()).toContain("zqx/plan.pdf");
		});
	it("is published with it", async () => {
		const site = await buildSite(
			{
				"broadsheet.config.ts": config(),
				"content/secret.md": secret("hero: /zqx/plan.pdf"),
				"static/zqx/plan.pdf": "%PDF-zqx",
			},
			later,
		);
		expect(site.list()).toContain("zqx/plan.pdf");
	});
	it("and a file that no story names is published", async () => {
		const site = await buildSite({
			"broadsheet.config.ts": config(),
			"content/one.md": story(),
			"static/plan.pdf": "%PDF-",
		});
		expect(site.list()).toContain("plan.pdf");
	});
});

it("an author and a topic without a public story leave no trace, until the story is out; the masthead names its people on purpose", async () => {
	const files = {
		"broadsheet.config.ts": config("llms: true,"),
		"content/one.md": story(),
		"content/secret.md": secret("slug: secret\nbyline: Zqx Writer\ntags: [Zqx Affair]"),
		"content/authors/zqx-writer.md":
			"---\nname: Zqx Writer\nimage: /zqx/face.svg\n---\n\nWrites, [her file](/zqx/file.pdf).\n",
		"content/authors/zoe-editor.md": "---\nname: Zoe Editor\nmasthead: Editor\nimage: /zoe.svg\n---\n\nEdits.\n",
		"content/topics/zqx-affair.md": "---\nname: Zqx Affair\n---\n\nAll of it: [the list](/zqx/list.pdf).\n",
		"static/zqx/face.svg": svgImage(9, 9),
		"static/zqx/file.pdf": "%PDF-",
		"static/zqx/list.pdf": "%PDF-",
		"static/zoe.svg": svgImage(9, 9),
	};
	const site = await buildSite(files);
	for (const path of site.list()) expect(`${path} ${site.read(path)}`).not.toMatch(/zqx/i);
	expect(site.list()).toContain("zoe.svg");
	expect(site.read("masthead/index.html")).toContain("Zoe Editor");
	const out = (await site.again({}, later)).list();
	expect(out).toEqual(
		expect.arrayContaining(["authors/zqx-writer/index.html", "zqx/face.svg", "zqx/file.pdf", "zqx/list.pdf"]),
	);
});
