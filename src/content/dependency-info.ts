/** Computes the dependency info of an article. */
import { numberDigest } from "../core/digest.js";
import { combine } from "../core/hash.js";
import { fnv1a32, linkKey, linkKeysOfReference } from "../core/link-key.js";
import type { Article, DependencyInfo, Hole, SiteConfig } from "../core/model.js";
import { readingMinutes } from "../core/reading-minutes.js";
import { urlKind } from "../core/url-kind.js";
import { wikiTargets } from "../core/wiki-targets.js";
import { collectMentions } from "./mentions.js";

/** `source` is the whole text of the file. */
export function dependencyInfo(
	article: Article,
	site: Pick<SiteConfig, "images" | "url">,
	source = "",
): DependencyInfo {
	const { images } = site;
	// Places are shown only in problems, and a page with problems is always planned again. No page shows the digest of the text.
	const { fieldPlaces: _, holes, bodyDigest: body, sourceDigest: __, wordCount, description, ...rest } = article;
	const structure = Object.entries(rest).filter(([key]) => !TEXT_FIELDS.has(key));
	// A list shows the first key point or, without any, the description, which may be the beginning of the text.
	const listed = { ...rest, minutes: readingMinutes(article), ...(rest.summary.length === 0 && { description }) };
	const pictures = [
		...(article.image ? [article.image.src.text] : []),
		...holes.flatMap((hole) => (hole.kind === "picture" ? [hole.target] : [])),
	];
	const asks = new Set<number>();
	const files = new Set<string>();
	const ask = (to: string) => {
		for (const word of linkKeysOfReference(to)) asks.add(word === "" ? 0 : fnv1a32(word) || 1);
	};
	const show = (src: string) => {
		if (!images.external.some((prefix) => src.startsWith(prefix)) && /^(?:inside|fragment)$/.test(urlKind(src)))
			files.add(src);
	};
	for (const { text } of [...article.readMore, ...article.related]) ask(text);
	for (const src of pictures) show(src);
	for (const hole of holes) {
		if (hole.kind === "link" || hole.kind === "readMore") ask(hole.target);
		if (hole.kind === "wiki") for (const name of wikiTargets(hole.target)) ask(name);
		if (hole.kind === "link" && !/(?:\.mdx?|\/)(?:[?#].*)?$/.test(hole.target)) show(hole.target);
	}
	const names = [article.from, article.slug, article.id, article.headline];
	if (article.address) names.push(article.address);
	for (const { text } of article.aliases ?? []) names.push(text);
	const seen = numberDigest(JSON.stringify([listed, pictures]));
	const inside = combine(
		Number.parseInt(body.slice(0, 13), 16),
		fnv1a32(JSON.stringify([holes.map(withoutPlace), description, wordCount])),
	);
	return {
		contentDigest: combine(seen, inside),
		listingDigest: seen,
		structureDigest: numberDigest(JSON.stringify([structure, article.image?.src.text])),
		provides: [...new Set(names.map((name) => fnv1a32(linkKey(name)) || 1))],
		references: [...asks],
		assets: [...files],
		mentions: collectMentions(source, article, site, files),
		images: [...new Set(pictures)],
	};
}

/** Fields that only pages show: nothing else of the site depends on them. */
const TEXT_FIELDS: ReadonlySet<string> = new Set<keyof Article>([
	...(["headline", "headlineHtml", "shortTitle", "shortTitleHtml", "summary", "image", "dateline", "sources"] as const),
	...(["socialTitle", "seoTitle", "readMore", "related"] as const),
]);

const withoutPlace = (hole: Hole): object => ("place" in hole ? { ...hole, place: undefined } : hole);
