/** One article → its card. */
import { numberDigest } from "../core/digest.js";
import { mix } from "../core/hash.js";
import { handle, handlesOfReference, hash32 } from "../core/link-key.js";
import type { Article, Card, Hole, Site } from "../core/model.js";
import { urlKind } from "../core/url-kind.js";
import { mentionsOf } from "./mentions.js";

/** `source` is the whole text of its file. */
export function cardOf(article: Article, site: Pick<Site, "images" | "url">, source = ""): Card {
	const { images } = site;
	// Where something stands is told in problems only, and a page that has problems is always looked at anew. No page shows the digest of the text.
	const { places: _, holes, body, text: __, ...teaser } = article;
	const pictures = [
		...(article.image ? [article.image.src.text] : []),
		...holes.flatMap((hole) => (hole.kind === "picture" ? [hole.to] : [])),
	];
	const asks = new Set<number>();
	const files = new Set<string>();
	const ask = (to: string) => {
		for (const word of handlesOfReference(to)) asks.add(word === "" ? 0 : hash32(word) || 1);
	};
	const show = (src: string) => {
		if (!images.elsewhere.some((prefix) => src.startsWith(prefix)) && /^(?:inside|fragment)$/.test(urlKind(src)))
			files.add(src);
	};
	for (const { text } of [...article.readMore, ...article.related]) ask(text);
	for (const src of pictures) show(src);
	for (const hole of holes) {
		if (hole.kind === "link" || hole.kind === "readMore") ask(hole.to);
		if (hole.kind === "link" && !/(?:\.md|\/)(?:[?#].*)?$/.test(hole.to)) show(hole.to);
	}
	const names = [article.from, article.slug, article.id, article.headline];
	for (const { text } of article.aliases ?? []) names.push(text);
	const seen = numberDigest(JSON.stringify([teaser, pictures]));
	const inside = mix(Number.parseInt(body.slice(0, 13), 16), hash32(JSON.stringify(holes.map(placeless))));
	return {
		page: mix(seen, inside),
		teaser: seen,
		names: [...new Set(names.map((name) => hash32(handle(name)) || 1))],
		asks: [...asks],
		files: [...files],
		mentions: mentionsOf(source, article, site, files),
		pictures: [...new Set(pictures)],
	};
}

const placeless = (hole: Hole): object => ("place" in hole ? { ...hole, place: undefined } : hole);
