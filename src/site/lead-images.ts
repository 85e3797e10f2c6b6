/** Images that represent a page elsewhere: on social networks and in feeds. */
import type { Edition, Path } from "../core/model.js";
import type { ResolveAsset } from "./assets.js";

/** Which of the given files are lead images of articles and plain pages, or portraits of authors. Only articles that show one of the files are loaded. */
export function createLeadFinder(
	{ articles, plainPages, authors }: Pick<Edition, "articles" | "plainPages" | "authors">,
	find: ResolveAsset,
	among: ReadonlySet<Path>,
): ReadonlySet<Path> {
	const leads = new Set<Path>();
	const pathOf = (src: string | undefined, from: Path): Path | undefined => {
		const found = src === undefined ? undefined : find(src, from);
		return found && "asset" in found && among.has(found.asset.path) ? found.asset.path : undefined;
	};
	for (const article of [...articles, ...plainPages]) {
		const first = pathOf(article.dependencies.images[0], article.from);
		if (first !== undefined && pathOf(article.image?.src.text, article.from) === first) leads.add(first);
	}
	for (const { profile } of authors) {
		const portrait = profile && pathOf(profile.image?.text, profile.from);
		if (portrait !== undefined) leads.add(portrait);
	}
	return leads;
}
