/** The collections of a site of Jekyll (jekyllrb.com/docs/collections). */
import { type JekyllCollection, jekyllCollections } from "../../content/jekyll-collections.js";
import { type OldSite, textOf } from "./old-site.js";

export interface Collection extends JekyllCollection {
	/** Relative to the site. */
	readonly folder: string;
	/** The pattern of its addresses. */
	readonly permalink: string;
}

/** Those other than the posts. */
export function collectionsOf(site: OldSite): readonly Collection[] {
	if (site.from !== "jekyll") return [];
	const [top = "", style = ""] = [textOf(site, "collections_dir"), textOf(site, "permalink")];
	const above = top.replace(/^\.?\/|\/+$/g, "");
	// `Utils.add_permalink_suffix`: the style of the posts gives the end.
	const end = style === "pretty" || style.endsWith("/") ? "/" : ".html";
	return jekyllCollections(site.settings).map((each) => ({
		...each,
		folder: `${above && `${above}/`}_${each.label}`,
		permalink: each.permalink ?? `/:collection/:path${end}`,
	}));
}

export const publicCollections = (site: OldSite): readonly Collection[] =>
	collectionsOf(site).filter(({ isPublic }) => isPublic);

/** What is said of those that are not read. */
export const collectionLines = (site: OldSite): string[] =>
	collectionsOf(site)
		.filter(({ isPublic }) => !isPublic)
		.map(({ label }) => `the collection ${label}: it has no \`output: true\`, so it is not public and not read`);
