/** Compares the number of pages that Broadsheet must render, computed from front matter, with those that it rendered. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SIZE = 20;

/** What is wrong with the number of pages in `out`, as sentences. `archive`: the site has an archive by date. */
export function faultsOfPages(content, out, archive) {
	const { articles, byline, tags, breadcrumb, months } = tally(content);
	const sections = new Set([...breadcrumb.keys()].map((name) => name.toLowerCase().replace(/[^a-z0-9/]+/g, "-")));
	const printed = readdirSync(out, { recursive: true }).filter((name) => name.endsWith("index.html"));
	const below = (folder) => printed.filter((name) => name.startsWith(`${folder}/`) && name !== `${folder}/index.html`);
	const rest = printed.filter((name) => !/^(?:tags|authors|archive)\//.test(name) && name !== "index.html");
	const fronts = rest.filter((name) => sections.has(name.replace(/(?:\/page\/\d+)?\/index\.html$/, "")));
	const expectations = [
		["articles", rest.length - fronts.length, articles],
		["sections", fronts.length, pagesOf(breadcrumb)],
		["topics", below("tags").length, pagesOf(tags)],
		["authors", below("authors").length, pagesOf(byline)],
		["the archive by date", below("archive").length, archive ? months.size + new Set([...months].map(yearOf)).size : 0],
	];
	return expectations
		.filter(([, is, expected]) => is !== expected)
		.map(([name, is, expected]) => `${is} pages of ${name}, expected ${expected}`);
}

/** Archive pages are counted from the oldest article, so the front has up to twice the articles of the others. */
const pagesOf = (groups) =>
	[...groups.values()].reduce((total, stories) => total + Math.max(1, Math.floor(stories / SIZE)), 0);

const yearOf = (month) => month.slice(0, 4);

/** The number of articles, the months of publication (`2026-05`, UTC), and for each name in a front-matter list the number of articles that have it. */
function tally(content) {
	const counts = { byline: new Map(), tags: new Map(), breadcrumb: new Map() };
	const months = new Set();
	const add = (key, name) => counts[key].set(name, (counts[key].get(name) ?? 0) + 1);
	const files = readdirSync(content, { recursive: true }).filter((name) => name.endsWith(".md"));
	for (const file of files) {
		const front = readFileSync(join(content, file), "utf8").split("\n---\n", 1)[0];
		for (const key of ["tags", "byline"]) {
			const list = new RegExp(`^${key}:\n((?: {2}- .*\n?)+)`, "m").exec(front)?.[1] ?? "";
			for (const [, name] of list.matchAll(/- "(.*)"/g)) add(key, name);
		}
		const [section, subsection] = JSON.parse(/^breadcrumb: (.*)$/m.exec(front)[1]);
		add("breadcrumb", section);
		add("breadcrumb", `${section}/${subsection}`);
		months.add(/^date: (\d{4}-\d\d)/m.exec(front)[1]);
	}
	return { articles: files.length, months, ...counts };
}
