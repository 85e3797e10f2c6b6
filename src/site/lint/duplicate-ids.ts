import { fieldPlace } from "../../core/field-place.js";
import type { Path, Problem, PublicArticle } from "../../core/model.js";
import { error } from "../../core/problem.js";

/** Articles with the same permanent id. Without the key `id` the id is the path of the file, which is unique. */
export function duplicateIds(articles: readonly PublicArticle[]): Problem[] {
	const given = articles.filter(({ id, from }) => !isPath(id, from));
	if (given.length === 0) return [];
	const names = new Set(given.map(({ id }) => id));
	const first = new Map<string, Path>(
		articles.flatMap(({ id, from }) => (names.has(id) && isPath(id, from) ? [[id, from] as const] : [])),
	);
	return given.flatMap((article) => {
		const { id, from } = article;
		const other = first.get(id);
		if (other === undefined) first.set(id, from);
		const hint = "an id belongs to one story for ever: give this one another";
		return other === undefined
			? []
			: [error("id-twice", `The id "${id}" is that of ${other} already`, fieldPlace(article, "id"), { hint })];
	});
}

/** `content/news/a.md` has the default id `news/a`. */
const isPath = (id: string, from: Path): boolean => {
	const start = from.startsWith("content/") ? 8 : 0;
	return (
		from.startsWith(id, start) && from.startsWith(".", start + id.length) && !from.includes("/", start + id.length)
	);
};
