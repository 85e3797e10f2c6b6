/** Groups articles into collections by name. */

import { fieldPlace } from "../../core/field-place.js";
import type { FieldName } from "../../core/front-matter-schema.js";
import type { Article, Problem, PublicArticle } from "../../core/model.js";
import { error, warning } from "../../core/problem.js";

/** What an article says of a collection that it belongs to. `key` is the slug of the collection. */
export interface Term {
	readonly key: string;
	readonly name: string;
}
/** The collections of one kind that an article names, in its own order. */
export type TermsOf = (article: Pick<Article, "breadcrumb" | "tags" | "byline" | "lang" | "series">) => readonly Term[];

/** A collection under construction: its articles, newest first, and the name that the newest gives it. */
export interface Draft {
	readonly name: string;
	readonly articles: readonly PublicArticle[];
}
/** By key, in the order in which articles name them. */
export type Drafts = ReadonlyMap<string, Draft>;

/** `articles` are sorted newest first. Different names with the same slug are reported; `field` is the front-matter key that names such collections. */
export function gather(
	articles: readonly PublicArticle[],
	termsOf: TermsOf,
	{ kind, field, problems }: { readonly kind: string; readonly field: FieldName; readonly problems: Problem[] },
): Drafts {
	const drafts = new Map<string, { readonly name: string; readonly articles: PublicArticle[] }>();
	for (const article of articles)
		for (const { key, name } of termsOf(article)) {
			let draft = drafts.get(key);
			if (!draft) {
				if (key === "" || key.split("/").includes("")) {
					const message = `No URL can be made of the ${kind} "${name}": it has no letter and no digit`;
					problems.push(error("unsafe-url", message, fieldPlace(article, field)));
					continue;
				}
				draft = { name, articles: [] };
				drafts.set(key, draft);
			}
			if (areDifferent(draft.name, name)) {
				const message = `The ${kind}s "${draft.name}" and "${name}" have the same page, "${key}"`;
				const more = { group: `${kind} ${key} ${name}`, hint: "give one of them another name" };
				problems.push(warning("name-clash", message, fieldPlace(article, field), more));
			}
			if (draft.articles.at(-1) !== article) draft.articles.push(article);
		}
	return drafts;
}

/** The collections in order, and those that an article belongs to, in its own order. */
export interface Collections<T> {
	readonly groups: readonly T[];
	readonly of: (article: PublicArticle) => readonly T[];
	readonly drafts: Drafts;
}
export function toCollections<T extends { readonly key: string }>(
	groups: readonly T[],
	drafts: Drafts,
	termsOf: TermsOf,
): Collections<T> {
	const byKey = new Map(groups.map((group) => [group.key, group]));
	const known = new WeakMap<readonly Term[], readonly T[]>();
	return {
		groups,
		drafts,
		of: (article) => {
			const terms = termsOf(article);
			const found = known.get(terms) ?? [...new Set(terms.flatMap(({ key }) => byKey.get(key) ?? []))];
			known.set(terms, found);
			return found;
		},
	};
}

/** Whether two names differ in more than case, spaces and punctuation. */
export const areDifferent = (a: string, b: string): boolean => a !== b && normalizeName(a) !== normalizeName(b);
/** Normalizes a name for comparison: case, spaces, punctuation. */
export const normalizeName = (name: string) =>
	name
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[\s'’_-]+/g, "");
