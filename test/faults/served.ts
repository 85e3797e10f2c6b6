/** What a server of static files would show of a site: whether its files are complete, and whether the links of its pages resolve. */
import { memoize } from "../../src/core/memoize.js";
import { urlOf } from "../../src/core/paths.js";
import type { Tree } from "../equivalence/test-site.js";

/** The transition of a site: the old state, and the new one. */
export interface Change {
	readonly old: Tree;
	readonly wanted: Tree;
}

/** Files that are neither old nor new, and missing files that both sites have. */
export const tornIn = (now: Tree, { old, wanted }: Change): string[] => [
	...[...now].flatMap(([path, text]) =>
		old.get(path) === text || wanted.get(path) === text ? [] : [`${path} is neither old nor new`],
	),
	...[...old.keys()].flatMap((path) => (wanted.has(path) && !now.has(path) ? [`${path} is gone`] : [])),
];

/** Links to missing files. `circular` are those between two pages that are added together, or deleted together. */
export function danglingIn(now: Tree, change: Change, origin: string): Record<"dangling" | "circular", string[]> {
	const found = { dangling: [] as string[], circular: [] as string[] };
	for (const [path, text] of now) {
		if (!path.endsWith(".html")) continue;
		for (const link of linksOf(`${origin}${encodeURI(urlOf(path))}\n${text}`)) {
			const files = [`${link}index.html`, link, `${link}/index.html`].map((each) => each.slice(1));
			if (files.some((file) => now.has(file))) continue;
			const fate = fateOf([path], change);
			const isCircular = fate !== "stays" && fate === fateOf(files, change) && !link.startsWith("/assets/");
			found[isCircular ? "circular" : "dangling"].push(`${path} leads to ${link}`);
		}
	}
	return found;
}

const fateOf = (files: readonly string[], { old, wanted }: Change): "comes" | "goes" | "stays" => {
	const [was, will] = [old, wanted].map((tree) => files.some((file) => tree.has(file)));
	return was === will ? "stays" : was ? "goes" : "comes";
};

/** The paths to which a page links on its own site, each once; `page` is its address, and below it its text. Most pages are the same at each instant. */
const linksOf = memoize(2000, (page: string): Set<string> => {
	const links = new Set<string>();
	const base = page.slice(0, page.indexOf("\n"));
	const { origin } = new URL(base);
	for (const [, name, value = ""] of page.matchAll(/\s(href|src|srcset|poster|content)="([^"]*)"/g)) {
		const all = name === "srcset" ? value.split(/,\s+/).map((each) => each.trim().split(/\s/)[0] ?? "") : [value];
		for (const each of all) {
			if (name === "content" && !each.startsWith(`${origin}/`)) continue;
			const to = new URL(each.replaceAll("&amp;", "&"), base);
			if (to.origin === origin) links.add(decodeURIComponent(to.pathname));
		}
	}
	return links;
});
