/** What hides stories from outside of their files, in the words of the old generator. Broadsheet reads each story alone, so it would publish them. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { OriginName } from "../../config/from/index.js";
import type { OldSite } from "./old-site.js";

const HIDES = /\b(?:draft|published|unlisted|headless|_?build|render|expiryDate|publishDate)\b/i;
/** An address that is a text hides nothing. */
const ELEVENTY_HIDES = /\b(?:draft|published|eleventyExcludeFromCollections)\b|\bpermalink["']?\s*:(?!\s*["'`])/;

/** Files that may hide others: the name, what in the text shows it, and whom they hide. */
type Hider = readonly [name: RegExp, hides: (text: string) => boolean, whom: string];
const HIDERS: Partial<Record<OriginName, Hider>> = {
	hugo: [/^_index\.\w+$/, (text) => /\bcascade\b/i.test(text) && HIDES.test(text), "`cascade` hides stories below it"],
	zola: [/^_index\.md$/, (text) => /^draft\s*=\s*true/m.test(text), "the section is a draft, with all stories in it"],
	eleventy: [
		/\.json$|\.11tydata\.\w+$/,
		(text) => ELEVENTY_HIDES.test(text),
		"data that may hide stories of its folder or of one name",
	],
};

/** A line for each file. `folders` are those with stories. */
export function hiddenByFolder(root: string, { from, file, settings }: OldSite, folders: readonly string[]): string[] {
	const values = from === "jekyll" ? [settings.defaults].flat() : from === "hugo" ? [settings.cascade].flat() : [];
	const bySettings = values.filter((each) => each && HIDES.test(JSON.stringify(each)));
	const hider = HIDERS[from];
	const files = folders.flatMap((folder) => filesIn(root, folder));
	return [
		...bySettings.map((each) => `${file}: ${JSON.stringify(each)}`),
		...(hider ? files.filter((path) => mayHide(root, path, hider)).map((path) => `${path}: ${hider[2]}`) : []),
		...(from === "hugo" ? resources(files) : []),
	];
}

const mayHide = (root: string, path: string, [name, hides]: Hider): boolean =>
	name.test(basename(path)) && hides(readFileSync(join(root, path), "utf8"));

/** Texts beside an `index.md` of Hugo are parts of its page (gohugo.io/content-management/page-bundles). */
function resources(files: readonly string[]): string[] {
	const isIndex = (path: string) => /^index\.(?:md|markdown|html)$/.test(basename(path));
	const bundles = files.filter(isIndex).map((path) => dirname(path));
	return bundles.flatMap((bundle) =>
		files
			.filter((path) => path.startsWith(`${bundle}/`) && /\.(?:md|markdown|html)$/.test(path) && !isIndex(path))
			.map((path) => `${path}: a part of the page ${bundle}/, and no page of its own`),
	);
}

const filesIn = (root: string, folder: string): string[] =>
	existsSync(join(root, folder))
		? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
				.filter((entry) => entry.isFile())
				.map((entry) =>
					join(entry.parentPath, entry.name)
						.slice(root.length + 1)
						.replaceAll("\\", "/"),
				)
				.sort()
		: [];
