/** One article → its card. */
import { numberDigest } from "../../base/digest.js";
import { handle, handleOfReference, hash32 } from "../../base/handle.js";
import { mix } from "../../base/mix.js";
import { urlKind } from "../../base/web.js";
import type { Article, Card, Hole, Site } from "../../model.js";

export function cardOf(article: Article, { images }: Pick<Site, "images">): Card {
	// Where something stands is told in problems only, and a page that has problems is always looked at anew.
	const { places: _, holes, body, ...teaser } = article;
	const asks = new Set<number>();
	const files = new Set<string>();
	const ask = (to: string) => {
		const word = handleOfReference(to);
		asks.add(word === "" ? 0 : hash32(word) || 1);
	};
	const show = (src: string) => {
		if (!images.elsewhere.some((prefix) => src.startsWith(prefix)) && urlKind(src) === "inside") files.add(src);
	};
	for (const { text } of [...article.readMore, ...article.related]) ask(text);
	if (article.image) show(article.image.src.text);
	for (const hole of holes) {
		if (hole.kind === "link" || hole.kind === "readMore") ask(hole.to);
		if (hole.kind === "picture") show(hole.to);
		if (hole.kind === "link" && !/(?:\.md|\/)(?:[?#].*)?$/.test(hole.to)) show(hole.to);
	}
	const names = [article.from, article.slug, article.id, article.headline];
	for (const { text } of article.aliases ?? []) names.push(text);
	const seen = numberDigest(JSON.stringify(teaser));
	const inside = mix(Number.parseInt(body.slice(0, 13), 16), hash32(JSON.stringify(holes.map(placeless))));
	return {
		page: mix(seen, inside),
		teaser: seen,
		names: [...new Set(names.map((name) => hash32(handle(name)) || 1))],
		asks: [...asks],
		files: [...files],
	};
}

const placeless = (hole: Hole): object => ("place" in hole ? { ...hole, place: undefined } : hole);
