/** A small newspaper that has one of everything: the site that `edits.ts` changes, and that all tests here build. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../support/cli.js";
import { type Files, pngImage, story, svgImage } from "../support/site.js";
import { NEWSROOM } from "./newsroom.js";

/** Sections as folders below `content/`, and as breadcrumbs. */
export const FOLDERS = ["news/city-hall", "news/harbour", "news", "sport/rowing", "sport", "culture"] as const;
export const BREADCRUMBS = ["[News, City Hall]", "[News, Harbour]", "[News]", "[Sport, Rowing]", "[Culture, Books]"];
export const TOPICS = ["Ferries", "Housing", "River Orm", "Schools", "Lanterns"];
export const AUTHORS = ["Ada Brill", "Cosmo Wick", "Edda Thorn", "Gil Marrow"];
export const PICTURES = ["pier.svg", "lantern.svg", "tide.png", "eight.svg"];

const TOWNS = ["Quillmouth", "Saltby", "Ormswick", "Tarn Green", "Pell Harbour", "Low Fennick"];
const DEEDS = ["votes on the ferry", "paints its pier", "finds a lantern", "mends the school", "wins the regatta"];
const COUNT = 26;

const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const two = (number: number): string => String(number).padStart(2, "0");

/** The file name of a story, and its content. Each story has a different combination of keys. */
function storyOf(index: number): [path: string, text: string] {
	const town = at(TOWNS, index);
	const slug = `${town.toLowerCase().replace(" ", "-")}-${index}`;
	const next = (index * 7 + 3) % COUNT;
	const keys = [
		`headline: ${town} ${at(DEEDS, index + Math.floor(index / 6))} (${index})`,
		// From early 2024 to the day before the time of the tests; two a month.
		`date: ${2024 + Math.floor(index / 13)}-${two(1 + (index % 13 === 12 ? 3 : index % 12))}-${two(1 + (index % 3))} 08:${two(index)}`,
		`tags: [${[at(TOPICS, index), at(TOPICS, index + 2)].join(", ")}]`,
		`byline: ${index % 4 ? at(AUTHORS, index) : `${at(AUTHORS, index)} and ${at(AUTHORS, index + 1)}`}`,
		index % 5 === 0 && `breadcrumb: ${at(BREADCRUMBS, index / 5)}`,
		index % 3 === 0 && `summary: ["${town} waited **long** for this.", "See [the other side](${pathOf(next)})."]`,
		index % 6 === 1 && `image: { src: images/${at(PICTURES, (index - 1) / 6)}, alt: A view of ${town} }`,
		index % 7 === 2 && `series: { name: The Long Tide, part: ${index} }`,
		index % 8 === 3 && `aliases: [/old/${slug}/]`,
		index % 9 === 4 && `readMore: [${pathOf(next)}]`,
		index % 9 === 5 && `related: [${pathOf(next)}]`,
		index % 10 === 6 && "type: opinion",
		index % 10 === 7 && `slug: the-tale-of-${index}`,
		index === 8 && "draft: true",
		index === 18 && "embargo: 2026-05-05 06:00",
		index === 19 && "expires: 2026-05-06 06:00",
		index === 20 && "date: 2026-05-07 10:00",
		index === 21 && "id: the-lost-oar",
	].filter(Boolean) as string[];
	const front = index === 20 ? keys.filter((key) => !key.startsWith("date: 2025")) : keys;
	const text = [
		`In ${town} they speak of [nothing else](/${pathOf(next)}).`,
		index % 4 === 1 && `Read more: [Elsewhere](/${pathOf((next + 1) % COUNT)})`,
		index % 4 === 2 && `It began [with this](${nameOf(next)}).`,
		index % 6 === 3 && `![The pier of ${town}](/images/${at(PICTURES, (index - 3) / 6)} "Seen from the water")`,
		index % 11 === 5 && "Nobody found [the oar](the-lost-oar).",
		`The end of it is not in sight, says ${at(AUTHORS, index + 2)}.`,
	].filter(Boolean);
	return [`content/${pathOf(index)}`, story(front.join("\n"), text.join("\n\n"))];
}
const nameOf = (index: number): string => `${at(TOWNS, index).toLowerCase().replace(" ", "-")}-${index}.md`;
const pathOf = (index: number): string => `${at(FOLDERS, index)}/${nameOf(index)}`;

/** The configuration; each setting that an edit changes has a line of its own. The plugin is in a file beside it. */
const CONFIG = `import { pageSize } from "./settings.js";
import { mark } from "./mark.js";

export default {
	name: "The Quillmouth Lantern",
	url: "https://lantern.example",
	timeZone: "Europe/Dublin",
	language: "en",
	sections: ["News", "Sport"],
	pageSize,
	links: "warn",
	ageNotice: 1,
	keyPointsFooter: "More on [our front page](/).",
	redirects: {},
	navigation: undefined,
	logo: undefined,
	feeds: {},
	archive: true,
	theme: {},
	compress: [],
	ads: { slots: { body: "rectangle" } },
	plugins: [mark],
};
`;
const PLUGIN = `export const mark = {
	name: "mark",
	fields: { mood: { type: "text", doc: "How it feels." } },
	article: (article) => (article.tags.includes("Lanterns") ? { ...article, dateline: "by lantern" } : article),
	html: (html, page) => (page.template === "article" ? html + "<!-- mark 1 -->" : html),
	pages: (edition) => [{ url: "/towns/", template: "towns", view: { title: "Towns", count: edition.articles.length } }],
	files: (edition) => [
		{ path: "count.txt", kind: "document", bytes: new TextEncoder().encode("stories: " + edition.articles.length) },
	],
};
`;
const FOOT = `export default function Foot({ site }) {
	return (
		<footer class="foot">
			<p class="foot-name">{site.name}, printed by lantern light</p>
		</footer>
	);
}
`;

/** The same without the hooks that receive the edition: only then do pages have keys. */
const KEYED_PLUGIN = `${PLUGIN.slice(0, PLUGIN.indexOf("\tpages:"))}\t// counts nothing: "stories: "\n};\n`;

/** Every file of the paper. A guest's plugin sees the edition where `guest` says so; texts have precompressed copies with `compress`. */
export const files = (thirdParty = true, compress = false): Files => ({
	"broadsheet.config.ts": compress ? CONFIG.replace("compress: []", 'compress: ["gzip"]') : CONFIG,
	"settings.ts": "export const pageSize = 5;\n",
	"mark.ts": thirdParty ? PLUGIN : KEYED_PLUGIN,
	"templates/components/Foot.tsx": FOOT,
	"templates/towns.tsx":
		'import Layout from "./layout.js";\nexport default (view) => <Layout view={view} kind="towns"><h1>{view.count} stories</h1></Layout>;\n',
	"templates/theme.css": `${readFileSync(join(REPOSITORY, "templates/theme.css"), "utf8")}\n@import "./css/own.css";\n`,
	"templates/css/own.css": ":root { --accent: #8a1c10; }\n",
	...Object.fromEntries(
		PICTURES.map((name, index) => [
			`content/images/${name}`,
			name.endsWith(".png") ? pngImage(400, 300) : svgImage(400 + index, 300),
		]),
	),
	"content/images/ada.svg": svgImage(120, 120),
	"content/authors/ada-brill.md":
		"---\nname: Ada Brill\nrole: Ferry reporter\nmasthead: Editor\nimage: images/ada.svg\n---\n\nAda rows to work.\n",
	"content/authors/cosmo-wick.md": `---\nname: Cosmo Wick\n---\n\nCosmo wrote [this](/${pathOf(2)}).\n`,
	...NEWSROOM,
	"content/topics/ferries.md": "---\nname: Ferries\n---\n\nAll that floats between the banks.\n",
	"content/topics/housing.md": `---\nname: Housing\ndescription: Roofs. See [the first](/${pathOf(1)}).\n---\n`,
	"static/robots.txt": "User-agent: *\n",
	"static/press/kit.txt": "The press kit.\n",
	"static/lantern.svg": svgImage(64, 64),
	...Object.fromEntries(Array.from({ length: COUNT }, (_, index) => storyOf(index))),
});
