/** What a server of static files would show of a site: whether its files are whole, and whether the links of its pages lead anywhere. */
import { urlOf } from "../../src/core/paths.js";
import type { Tree } from "../incremental/paper.js";

/** The site that `now` is becoming another one: what it was, and what it will be. */
export interface Change {
	readonly old: Tree;
	readonly wanted: Tree;
}

/** Files that are neither old nor new, and those that are gone although both sites have them. */
export const tornIn = (now: Tree, { old, wanted }: Change): string[] => [
	...[...now].flatMap(([path, text]) =>
		old.get(path) === text || wanted.get(path) === text ? [] : [`${path} is neither old nor new`],
	),
	...[...old.keys()].flatMap((path) => (wanted.has(path) && !now.has(path) ? [`${path} is gone`] : [])),
];

/** Links to files that are not there. `circular` are those between two pages that come together, or that go together. */
export function danglingIn(now: Tree, change: Change, origin: string): Record<"dangling" | "circular", string[]> {
	const found = { dangling: [] as string[], circular: [] as string[] };
	for (const [path, text] of now) {
		if (!path.endsWith(".html")) continue;
		for (const link of linksOf(text, urlOf(path), origin)) {
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

/** The paths to which a page leads on its own site, each once. */
function linksOf(page: string, url: string, origin: string): Set<string> {
	const links = new Set<string>();
	for (const [, name, value = ""] of page.matchAll(/\s(href|src|srcset|poster|content)="([^"]*)"/g)) {
		const all = name === "srcset" ? value.split(/,\s+/).map((each) => each.trim().split(/\s/)[0] ?? "") : [value];
		for (const each of all) {
			if (name === "content" && !each.startsWith(`${origin}/`)) continue;
			const to = new URL(each.replaceAll("&amp;", "&"), origin + encodeURI(url));
			if (to.origin === origin) links.add(decodeURIComponent(to.pathname));
		}
	}
	return links;
}
