/** What a migration does not take over, in the words of the old generator. */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { OldSite } from "./old-site.js";

/** What each folder or file of an old site is. */
const PARTS: readonly (readonly [path: string, what: string])[] = [
	["_layouts", "layouts: the pages have the theme of Broadsheet"],
	["_includes", "includes: they are left out of the text"],
	["_plugins", "plugins"],
	["layouts/shortcodes", "shortcodes of your own: they are left out of the text, and named"],
	["layouts/_shortcodes", "shortcodes of your own: they are left out of the text, and named"],
	["layouts", "layouts: the pages have the theme of Broadsheet"],
	["themes", "themes"],
	["i18n", "translations of the words of the theme"],
	["templates", "templates: Broadsheet reads this folder as its own; rename it"],
	["src/components", "components: they are left out of the text"],
	["src/pages", "pages that are programs"],
	["docs", "the documentation"],
];

export function leftBehind(root: string, site: OldSite): string[] {
	const parts = PARTS.filter(([path]) => existsSync(join(root, path))).map(([path, what]) => `${path}: ${what}`);
	const pages = readdirSync(root).filter(
		(name) =>
			/\.(?:md|markdown|html)$/i.test(name) &&
			!/^(?:README|LICEN[CS]E|CHANGELOG|CONTRIBUTING|CODE_OF_CONDUCT|404)\./i.test(name),
	);
	const isProgram = /\.\w*[jt]s$/.test(site.file);
	return [
		...(pages.length
			? [
					`${pages.slice(0, 3).join(", ")}${pages.length > 3 ? ` and ${pages.length - 3} more` : ""}: pages; put those that are Markdown into content/pages/`,
				]
			: []),
		...(site.from === "hugo" && typeof site.settings.languages === "object"
			? [
					'languages: name the folder of one, such as `folders: { content: "content/en" }`, or write names such as ferry.es.md',
				]
			: []),
		...(isProgram ? [`${site.file}: a program, of which only texts were read`] : []),
		...parts,
	];
}
