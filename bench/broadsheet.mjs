/** Broadsheet's site for the shared corpus, and the command that builds it. */
import { copyFileSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { editableLine } from "./line.mjs";
import { faultsOfPages } from "./pages.mjs";

const project = resolve(import.meta.dirname, "..");

/** No article of the corpus is dated later, and all runs build for the same instant. */
const AT = "2026-06-02T00:00:00Z";

/** The configurations: with the pages and feeds of the peers, and with everything that a site has by default. */
const SITES = [
	{ name: "Broadsheet", config: "like-for-like.config.ts", label: "like", archive: false },
	{ name: "Broadsheet, by default", config: "broadsheet.config.ts", label: "default", archive: true },
];
export const DEFAULT_SITE = SITES[1].name;

/** Copies a configuration of the corpus to `as` in a folder. */
export function copyConfig(folder, config = SITES[1].config, as = "broadsheet.config.ts") {
	for (const [from, to] of [
		[config, as],
		["corpus.ts", "corpus.ts"],
	])
		copyFileSync(join(import.meta.dirname, "site", from), join(folder, to));
}

export const broadsheets = (work, corpus, count) => SITES.map((site) => broadsheet(work, corpus, count, site));

function broadsheet(work, corpus, count, { name, config, label, archive }) {
	const [site, out, cache] = ["build", "out", "cache"].map((folder) =>
		join(work, folder, `broadsheet-${label}-${count}`),
	);
	const remove = (...folders) => {
		for (const folder of folders) rmSync(folder, { recursive: true, force: true });
	};
	remove(site);
	mkdirSync(join(site, "templates/components"), { recursive: true });
	copyConfig(site, config);
	symlinkSync(corpus.news, join(site, "content"));
	// The site has its own template from the start, so that changing it is an edit.
	const head = "templates/components/ArticleHead.tsx";
	copyFileSync(join(project, head), join(site, head));

	const folders = ["--root", site, "--out", out, "--cache", cache];
	return {
		name,
		/** The previous build affects the next one: an untimed build must see all restored files. */
		remembers: true,
		out,
		command: ["node", join(project, "lib/cli.js"), "build", ...folders, "--at", AT, "--format", "json"],
		why: (report) => JSON.parse(report || "{}").problems?.find(({ severity }) => severity === "error")?.message,
		clean: () => remove(out, cache),
		markTemplate: editableLine(join(site, head), 'class="article-head"', (mark) => `class="article-head ${mark}"`),
		faults: () => faultsOfPages(corpus.news, out, archive),
	};
}
