/** Broadsheet's site for the shared corpus, and the command that builds it. */
import { copyFileSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { editableLine } from "./line.mjs";
import { faultsOfPages } from "./pages.mjs";

const project = resolve(import.meta.dirname, "..");

/** No article of the corpus is dated later, and all runs build for the same instant. */
const AT = "2026-06-02T00:00:00Z";

export function broadsheet(work, corpus, count) {
	const [site, out, cache] = ["build", "out", "cache"].map((folder) => join(work, folder, `broadsheet-${count}`));
	const remove = (...folders) => {
		for (const folder of folders) rmSync(folder, { recursive: true, force: true });
	};
	remove(site);
	mkdirSync(join(site, "templates/components"), { recursive: true });
	copyFileSync(join(import.meta.dirname, "site/broadsheet.config.ts"), join(site, "broadsheet.config.ts"));
	symlinkSync(corpus.news, join(site, "content"));
	// The site has its own template from the start, so that changing it is an edit.
	const head = "templates/components/ArticleHead.tsx";
	copyFileSync(join(project, head), join(site, head));

	const folders = ["--root", site, "--out", out, "--cache", cache];
	return {
		name: "Broadsheet",
		/** The previous build affects the next one: an untimed build must see all restored files. */
		remembers: true,
		out,
		command: ["node", join(project, "lib/cli.js"), "build", ...folders, "--at", AT, "--format", "json"],
		why: (report) => JSON.parse(report || "{}").problems?.find(({ severity }) => severity === "error")?.message,
		clean: () => remove(out, cache),
		markTemplate: editableLine(join(site, head), 'class="article-head"', (mark) => `class="article-head ${mark}"`),
		faults: () => faultsOfPages(corpus.news, out),
	};
}
