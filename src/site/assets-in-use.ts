/** Which assets the public articles use. No others are published. */

import type { Asset, CollectionMeta, Edition, IndexedArticle, Path, Profile } from "../core/model.js";
import { fileNameOf } from "../core/paths.js";
import { plainlySpelled, spelled } from "../core/reference-paths.js";
import type { ResolveAsset } from "./assets.js";
import { logoFiles } from "./logo.js";

/** A text that refers to assets: an article, or the file of an author, a topic, a section or a series. */
type Speaker = Pick<Profile, "from" | "holes" | "image"> | Pick<CollectionMeta, "from" | "holes">;

/** The assets that these texts show or link to; with `mentioned`, also those that they name otherwise. */
function filesOf(
	stories: readonly IndexedArticle[],
	speakers: readonly Speaker[],
	find: ResolveAsset,
	mentioned = false,
): ReadonlySet<Asset> {
	const used = new Set<Asset>();
	const use = (src: string, from: Path) => {
		const found = find(src, from);
		if ("asset" in found) used.add(found.asset);
	};
	for (const { from, dependencies } of stories) {
		for (const src of dependencies.assets) use(src, from);
		if (mentioned) for (const src of dependencies.mentions) use(src, from);
	}
	for (const { from, holes, ...speaker } of speakers) {
		if ("image" in speaker && speaker.image) use(speaker.image.text, from);
		for (const hole of holes) {
			if (hole.kind === "picture" || (hole.kind === "link" && !/\.mdx?$/.test(hole.target))) use(hole.target, from);
		}
	}
	return used;
}

/** The users of assets: public and hidden articles, authors, and texts that may or may not be public. */
interface AssetUsers {
	readonly open: readonly IndexedArticle[];
	readonly hidden: readonly IndexedArticle[];
	readonly profiles: readonly Profile[];
	/** Texts that cannot be parsed. An asset counts as used if its name occurs in one of them. */
	readonly unclear: readonly string[];
}

/** The assets that may be published: an asset that only hidden articles use is withheld, in whatever folder it is. */
export function publishableAssets<A extends Asset>(
	assets: readonly A[],
	{ open, hidden, profiles, unclear }: AssetUsers,
	find: ResolveAsset,
): A[] {
	const withheld = new Set(filesOf(hidden, [], find, true));
	if (unclear.length) {
		const texts = unclear.flatMap((text) => [spelled(text), plainlySpelled(text)]);
		for (const asset of assets) {
			const name = spelled(fileNameOf(asset.path));
			const plain = name.replace(/\s+/g, " ");
			if (texts.some((text) => text.includes(name) || text.includes(plain))) withheld.add(asset);
		}
	}
	const shown = withheld.size ? filesOf(open, profiles, find, true) : withheld;
	return assets.filter((asset) => !withheld.has(asset) || shown.has(asset));
}

/**
 * The assets to publish, sorted by path: those that public articles and their authors use, the icons and the logo of the site, and all of `static/` except assets
 * that are used only by `speakers` (authors and collections) without public articles.
 */
export function assetsInUse<A extends Asset>(
	edition: Pick<Edition, "articles" | "coverage" | "authors" | "site"> & Partial<Edition>,
	assets: readonly A[],
	find: ResolveAsset,
	speakers: readonly Speaker[] = [],
): A[] {
	const {
		articles,
		plainPages = [],
		coverage,
		authors,
		masthead = [],
		sections = [],
		topics = [],
		series = [],
		site,
	} = edition;
	const stories = [...articles, ...plainPages, ...[...coverage.values()].flat()];
	const profiles = authors.flatMap(({ profile = [] }) => profile);
	const used = filesOf(stories, profiles, find);
	const icons = new Set(
		[...site.icons, ...logoFiles(site)]
			.map((src) => find(src, ""))
			.flatMap((found) => ("asset" in found ? found.asset : [])),
	);
	const notes = [...sections, ...topics, ...series].flatMap(({ note = [] }) => note);
	const seen = new Set<Speaker>([...profiles, ...masthead, ...notes]);
	const idle = speakers.filter((speaker) => !seen.has(speaker));
	const withheld = new Set(filesOf([], idle, find));
	if (withheld.size) for (const asset of filesOf(stories, [...seen], find, true)) withheld.delete(asset);
	return assets.filter(
		(asset) => used.has(asset) || icons.has(asset) || (asset.folder === "static" && !withheld.has(asset)),
	);
}

/** The assets that hidden articles or any of the `speakers` refer to, sorted by path: the clock alone can make them public. */
export function unpublishedAssetsIn<A extends Asset>(
	hidden: readonly IndexedArticle[],
	assets: readonly A[],
	find: ResolveAsset,
	speakers: readonly Speaker[],
): A[] {
	const waiting = filesOf(hidden, speakers, find, true);
	return waiting.size ? assets.filter((asset) => waiting.has(asset)) : [];
}
