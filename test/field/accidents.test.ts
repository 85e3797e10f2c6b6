/** What lies in a folder by accident: half a merge, copies that services make, folders that are not for readers. */
import { describe, expect, it } from "vitest";
import { config, print, story } from "../support/site.js";
import { situation } from "./situation.js";

const BOTH = "<<<<<<< HEAD\nNine members voted.\n=======\nEight members voted.\n>>>>>>> desk/second-edit";

/** Severity, code and place of each problem. */
const found = (problems: readonly { severity: string; code: string; place?: { path: string; line?: number } }[]) =>
	problems.map(({ severity, code, place }) =>
		[severity, code, place?.path, place?.line].filter((part) => part !== undefined).join(" "),
	);

describe("an unfinished merge", () => {
	situation(3, "stops the build at the first of its marks", {
		files: {
			"broadsheet.config.ts": config(),
			"content/news/vote.md": story("", `The council met.\n\n${BOTH}\n\nThe mayor thanked them.`),
		},
		reported: ["error merge-markers content/news/vote.md:8:1"],
	});

	it.each([
		["an author", "content/authors/ann-lee.md", `---\nname: Ann Lee\n${BOTH}\n---\n`, 3],
		["a topic", "content/topics/tides.md", `---\nname: Tides\n---\n\n${BOTH}\n`, 5],
		["a front", "content/fronts/home.yaml", `lead:\n${BOTH}\n`, 2],
		["the front matter of a story", "content/news/b.md", `---\nheadline: B\n${BOTH}\n---\n\nWords.\n`, 3],
		["a component", "templates/components/Byline.tsx", `const a = 1;\n/*\n${BOTH}\n*/\n`, 3],
		["a style sheet", "templates/css/base.css", `a { color: red }\n${BOTH}\n`, 2],
		["a file of static/", "static/ads.txt", `# Sellers\n${BOTH.replace(/^[A-Z]/gm, "# $&")}\n`, 2],
		["the configuration", "broadsheet.config.ts", config(`description: \`\n${BOTH}\n\`,`), 6],
	])("is an error in %s, and nothing else is reported of that file", async (_, path, text, line) => {
		const files = { "broadsheet.config.ts": config(), "content/news/a.md": story(), [path]: text };
		const { report } = await print(files);
		expect(found(report.problems.filter(({ code }) => code !== "ads-txt"))).toEqual([
			`error merge-markers ${path} ${line}`,
		]);
		expect(report.exit).toBe(path === "broadsheet.config.ts" ? 2 : 1);
	});

	it("is an error in what the configuration imports, also in a JSON file", async () => {
		const { report } = await print({
			"broadsheet.config.ts": `import names from "./names.json";\n${config("description: names.town,")}`,
			"names.json": `{\n${BOTH}\n}\n`,
			"content/news/a.md": story(),
		});
		expect(found(report.problems)).toEqual(["error merge-markers names.json 2"]);
	});

	it("takes a story out of the site where the rest is published, and its old page with it", async () => {
		const files = {
			"broadsheet.config.ts": config(),
			"content/news/a.md": story("headline: A"),
			"content/news/b.md": story("headline: B"),
		};
		const site = await print(files);
		const again = await site.again({ "content/news/b.md": story("headline: B", BOTH) }, { quarantine: true });
		expect(again.report.exit).toBe(1);
		expect(again.list().filter((path) => path.startsWith("news/2026/"))).toEqual(["news/2026/05/a/index.html"]);
	});

	it("is told of each conflict, and of a lone mark that is left", async () => {
		const text = `${BOTH}\n\nWords.\n\n${BOTH}\n\n>>>>>>> desk/second-edit`;
		const { report } = await print({ "broadsheet.config.ts": config(), "content/news/a.md": story("", text) });
		expect(found(report.problems)).toEqual([
			"error merge-markers content/news/a.md 6",
			"error merge-markers content/news/a.md 14",
			"warning merge-markers content/news/a.md 20",
		]);
	});

	it("is shown in a code block of a story about version control, with a warning", async () => {
		const text = `It looks like this:\n\n~~~text\n${BOTH}\n~~~\n\nThat is all.`;
		const site = await print({ "broadsheet.config.ts": config(), "content/news/a.md": story("", text) });
		expect(found(site.report.problems)).toEqual(["warning merge-markers content/news/a.md 9"]);
		expect(site.read("news/2026/05/a/index.html")).toContain("Eight members voted.");
	});

	it.each([
		["the underline of a heading", "The vote\n=======\n\nWords."],
		["seven quotation marks of nested mail", ">>>>>>> \n\n>>>>>>>\n\nWords."],
		["marks that are indented", "```\n <<<<<<< HEAD\n =======\n >>>>>>> x\n```"],
		["marks in a sentence", "The line `<<<<<<< HEAD` begins it, and `>>>>>>> x` ends it."],
	])("is not seen in %s", async (_, text) => {
		const { report } = await print({ "broadsheet.config.ts": config(), "content/news/a.md": story("", text) });
		expect(report.problems.filter(({ code }) => code === "merge-markers")).toEqual([]);
	});
});
