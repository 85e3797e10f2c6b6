/** Edits outside the stories: theme, settings, files of `static/`, profiles, notes, and the clock. */
import { rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Random } from "../random.js";
import { PICTURES } from "../site.js";
import {
	type Edit,
	exists,
	filesBelow,
	removeFile,
	rewriteKeepingTimes,
	type TestSite,
	textOf,
	writeFile,
} from "../test-site.js";

/** Writes one of these texts into a file; `undefined` deletes the file. */
export const oneOf =
	(path: string, texts: (random: Random) => readonly (string | undefined)[]): Edit =>
	(sitePlan, random) => {
		const text = random.pick(texts(random));
		if (text !== undefined) writeFile(sitePlan, path, text);
		else if (exists(sitePlan, path)) removeFile(sitePlan, path);
		return `${path}: ${text?.split("\n").join(" ").slice(0, 120) ?? "gone"}`;
	};
const replace = (sitePlan: TestSite, path: string, what: RegExp, by: string): string => {
	writeFile(sitePlan, path, textOf(sitePlan, path).replace(what, by));
	return `${path}: ${by}`;
};
const one = <T>(random: Random, list: readonly [T, ...T[]]): T => random.pick(list) ?? list[0];

const article = (words: string) =>
	`import Layout from "./layout.js";\nexport default (view) => <Layout view={view} kind="article"><h1>{view.headline}</h1><p>${words}</p><div dangerouslySetInnerHTML={{ __html: view.bodyHtml }} /></Layout>;\n`;
const readMore = (words: string) =>
	`export default ({ url, headline }) => <p class="read-more">${words}: <a href={url}>{headline}</a></p>;\n`;
const time = (words: string) =>
	`export default ({ time }) => <time datetime={time.iso ?? ""}>${words} {JSON.stringify(time)}</time>;\n`;

export const siteEdits = {
	"the site's component": (sitePlan, random) =>
		replace(
			sitePlan,
			"templates/components/Foot.tsx",
			/printed by \w+/,
			`printed by ${one(random, ["gas", "oil", "sun"])}`,
		),
	"the component of a hole": oneOf("templates/components/ReadMore.tsx", (random) => [
		readMore(`See ${random.below(3)}`),
		undefined,
	]),
	"a component of lists": oneOf("templates/components/Time.tsx", (random) => [
		time(`on ${random.below(3)}`),
		undefined,
	]),
	"the template of stories": oneOf("templates/article.tsx", (random) => [
		article(`Story ${random.below(5)}`),
		undefined,
	]),
	"a plugin's template": (sitePlan, random) =>
		replace(sitePlan, "templates/towns.tsx", /\} \w+</, `} ${one(random, ["stories", "tales", "reports"])}<`),
	"a style sheet": (sitePlan, random) =>
		replace(sitePlan, "templates/css/own.css", /#\w{6}/, `#8a1c1${random.below(10)}`),
	"a style sheet in secret": ({ root }, random) => {
		const digit = String(random.below(10));
		rewriteKeepingTimes(join(root, "templates/css/own.css"), (bytes) =>
			Buffer.from(bytes.toString().replace(/\d;/, `${digit};`)),
		);
		return `own.css ends in ${digit}`;
	},
	"name of the site": (sitePlan, random) =>
		replace(
			sitePlan,
			"broadsheet.config.ts",
			/name: .*/,
			`name: "The Lantern of ${one(random, ["Saltby", "Pell", "Orm"])}",`,
		),
	"address of the site": (sitePlan, random) =>
		replace(
			sitePlan,
			"broadsheet.config.ts",
			/url: .*/,
			`url: "https://${one(random, ["lantern.example", "lantern.example/below", "lantern.example/above"])}",`,
		),
	"stories on a page": oneOf("settings.ts", (random) => [`export const pageSize = ${3 + random.below(6)};\n`]),
	"order of sections": (sitePlan, random) =>
		replace(
			sitePlan,
			"broadsheet.config.ts",
			/sections: .*/,
			`sections: ${one(random, ['["News", "Sport"]', '["Sport", "Culture"]', "[]"])},`,
		),
	"other settings": (sitePlan, random) => {
		const [what, by] = one<[RegExp, string]>(random, [
			[/ageNotice: \d/, `ageNotice: ${1 + random.below(3)}`],
			[/keyPointsFooter: .*/, `keyPointsFooter: "See [page ${random.below(3)}](/).",`],
			[/timeZone: .*/, `timeZone: "${one(random, ["Europe/Dublin", "Asia/Tokyo", "America/Lima"])}",`],
			[/language: .*/, `language: "${one(random, ["en", "de", "ar"])}",`],
			[/slots: .*?\} \}/, `slots: { ${one(random, ["body", "end", "top"])}: "banner" } }`],
			[
				/redirects: .*/,
				`redirects: ${one(random, ["{}", '{ "/was/": "/news/" }', '{ "/was/": "https://a.example/" }'])},`,
			],
			[
				/navigation: .*/,
				`navigation: ${one(random, ["undefined", '["News", "Sport"]', '["Sport", { page: "about", label: "Us" }, "/topics/"]', '["/about/", "News", { topic: "Ferries" }]'])},`,
			],
			[
				/logo: .*/,
				`logo: ${one(random, ["undefined", '"images/pier.svg"', '{ light: "images/pier.svg", dark: "images/lantern.svg" }'])},`,
			],
			[/archive: .*/, `archive: ${one(random, ["true", "false"])},`],
			[/theme: .*/, `theme: ${one(random, ["{}", '{ sections: { News: "#833" } }', '{ accent: "#246" }'])},`],
			[/feeds: .*/, `feeds: { items: ${1 + random.below(9)}, text: "${one(random, ["full", "summary"])}" },`],
			[/url: .*/, `url: "https://${one(random, ["lantern", "lamp"])}.example",`],
		]);
		return replace(sitePlan, "broadsheet.config.ts", what, by);
	},
	"what a plugin writes": (sitePlan, random) => replace(sitePlan, "mark.ts", /mark \d/, `mark ${random.below(9)}`),
	"what a plugin does to a story": (sitePlan, random) =>
		replace(sitePlan, "mark.ts", /dateline: "[^"]*"/, `dateline: "by ${one(random, ["lantern", "torch", "moon"])}"`),
	"which stories a plugin means": (sitePlan, random) =>
		replace(
			sitePlan,
			"mark.ts",
			/includes\("[^"]*"\)/,
			`includes("${one(random, ["Lanterns", "Ferries", "Schools"])}")`,
		),
	"what a plugin counts": (sitePlan, random) =>
		replace(sitePlan, "mark.ts", /"(?:stories|tales): "/, `"${one(random, ["stories", "tales"])}: "`),
	"a profile": oneOf("content/authors/ada-brill.md", (random) => [
		`---\nname: Ada Brill\nrole: Reporter ${random.below(5)}\nimage: images/ada.svg\n---\n\nAda rows.\n`,
		`---\nname: Ada Brill\nimage: images/${random.pick(PICTURES)}\n---\n\nAda rows.\n`,
		`---\nname: Ada Brill-${random.below(3)}\n---\n\nAda walks, ${random.below(9)} miles.\n`,
	]),
	"a profile more or less": oneOf("content/authors/gil-marrow.md", () => [
		"---\nname: Gil Marrow\nkind: organization\n---\n\nGil is many.\n",
		undefined,
	]),
	"a profile whose name has an and": oneOf("content/authors/duo.md", () => [
		"---\nname: Ada Brill and Nell Pound\nkind: organization\n---\n",
		"---\nname: Cosmo Wick and Edda Thorn\n---\n",
		undefined,
	]),
	"a static file": oneOf("static/robots.txt", (random) => [
		`User-agent: *\nDisallow: /${random.below(9)}\n`,
		"User-agent: *\n",
	]),
	"a static file more or less": (sitePlan, random) =>
		oneOf(`static/more-${random.below(4)}/x.txt`, () => [`more ${random.below(9)}\n`, undefined])(sitePlan, random),
	"a static file for a folder": (sitePlan) => {
		// Under quarantine this is tested separately: see kept.test.ts.
		if (sitePlan.options.quarantine) return undefined;
		sitePlan.lost.add("press");
		const kit = "static/press/kit.txt";
		const pressFolder = "static/press";
		if (exists(sitePlan, kit)) {
			for (const path of filesBelow(join(sitePlan.root, pressFolder))) removeFile(sitePlan, `${pressFolder}/${path}`);
			replaceFolder(sitePlan, pressFolder);
			return `${pressFolder} is a file`;
		}
		if (exists(sitePlan, pressFolder)) removeFile(sitePlan, pressFolder);
		writeFile(sitePlan, kit, "The press kit.\n");
		return `${pressFolder} is a folder`;
	},
	"the clock": ({ options }, random) => {
		options.at = one(random, [
			"2026-05-04T09:00:00Z",
			"2026-05-05T09:00:00Z",
			"2026-05-08T09:00:00Z",
			"2026-05-03T22:59:59Z",
			"2027-08-01T00:00:00Z",
			"2026-01-15T12:00:00Z",
		]);
		return options.at;
	},
	drafts: ({ options }) => {
		options.drafts = !options.drafts;
		return options.drafts ? "shown" : "hidden";
	},
	clean: ({ options, lost }) => {
		if (lost.has("list")) return undefined;
		lost.add("cache");
		options.clean = true;
		return "the next build forgets";
	},
} satisfies Record<string, Edit>;

function replaceFolder({ root }: TestSite, path: string): void {
	rmdirSync(join(root, path));
	writeFileSync(join(root, path), "The press kit is one file.\n");
}
