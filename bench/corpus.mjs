/** The shared corpus and its edits. Each edit is made to the files of Broadsheet and of the peers. */
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

export const shared = resolve(import.meta.dirname, "../../shared/bench");

/** The renamed section. Its new name has the same URL, so that links of the corpus stay valid. */
const OLD = "Travel";
const NEW = "TRAVEL";

export async function openCorpus(work, count) {
	const { edit } = await import(pathToFileURL(join(shared, "edit.mjs")).href);
	const folder = join(work, "corpus", String(count));
	if (!existsSync(join(folder, "meta.json")))
		// By its real path, because the generator does not run as a script if it is reached through a link.
		execFileSync("node", [realpathSync(join(shared, "gen.mjs")), String(count), folder, "--variants=news,std"], {
			stdio: "inherit",
		});

	const slug = OLD.toLowerCase();
	const section = join(folder, "news", slug);
	const stories = () => readdirSync(section, { recursive: true }).filter((name) => name.endsWith(".md"));
	let renamed = true; // An interrupted run may have left the edit.
	const rename = (from, to) => {
		const replace = (path, search, replacement) =>
			writeFileSync(path, readFileSync(path, "utf8").replace(search, replacement));
		for (const name of stories()) replace(join(section, name), `\nbreadcrumb: ["${from}"`, `\nbreadcrumb: ["${to}"`);
		replace(join(folder, "std", slug, "_index.md"), `title: "${from}"`, `title: "${to}"`);
		replace(join(folder, "meta.json"), `"name": "${from}"`, `"name": "${to}"`);
		renamed = to === NEW;
	};
	const restore = () => {
		if (renamed) rename(NEW, OLD);
		return edit(folder, "restore").url;
	};
	const article = restore();
	return {
		news: join(folder, "news"),
		/** The URL of the edited article. */
		article,
		/** Edits the shared corpus: body, headline or new. Returns the URLs of the pages that must show the mark afterwards. */
		edit(kind, mark) {
			const { url, front } = edit(folder, kind, mark);
			return kind === "body" ? [url] : [url, front, "/"];
		},
		/** Returns the new name, and the URLs of the section and of an article in it, which must show it. */
		renameSection() {
			rename(OLD, NEW);
			return { mark: NEW, pages: [`/${slug}/`, `/${slug}/${stories()[0].slice(0, -".md".length)}/`] };
		},
		restore,
	};
}
