/** Groups articles into collections by name. */

import { fieldPlace } from "../../core/field-place.js";
import type { FieldName } from "../../core/front-matter-schema.js";
import type { Problem, PublicArticle } from "../../core/model.js";
import { slugify } from "../../core/paths.js";
import { error, warning } from "../../core/problem.js";

/** A collection under construction. */
interface CollectionDraft<T> {
	readonly name: string;
	readonly articles: PublicArticle[];
	group?: T;
}

/** Groups articles by the slug of a name. The displayed name is that of the newest article; different names with the same slug are reported. */
export class CollectionBuilder<T> {
	readonly groups = new Map<string, CollectionDraft<T>>();
	/** The collections of each article by its index, in the order in which the article names them. */
	private readonly drafts: CollectionDraft<T>[][] = [];
	constructor(
		private readonly kind: string,
		/** The front-matter key that names such collections. */
		private readonly field: FieldName,
		private readonly problems: Problem[],
	) {}
	/** `place` is the index of the article in the list of all articles. */
	add(name: string, article: PublicArticle, place: number, key = slugify(name)): void {
		let group = this.groups.get(key);
		if (!group) {
			if (key === "" || key.split("/").includes("")) {
				const message = `No URL can be made of the ${this.kind} "${name}": it has no letter and no digit`;
				this.problems.push(error("unsafe-url", message, fieldPlace(article, this.field)));
				return;
			}
			group = { name, articles: [] };
			this.groups.set(key, group);
		}
		if (group.name !== name && normalizeName(group.name) !== normalizeName(name)) {
			const message = `The ${this.kind}s "${group.name}" and "${name}" have the same page, "${key}"`;
			const more = { group: `${this.kind} ${key} ${name}`, hint: "give one of them another name" };
			this.problems.push(warning("name-clash", message, fieldPlace(article, this.field), more));
		}
		const drafts = this.drafts[place];
		if (!drafts) this.drafts[place] = [group];
		else if (drafts.includes(group)) return;
		else drafts.push(group);
		group.articles.push(article);
	}
	/** The collections, each created from its draft. */
	make(group: (key: string, draft: CollectionDraft<T>) => T): T[] {
		return [...this.groups].map(([key, draft]) => {
			draft.group = group(key, draft);
			return draft.group;
		});
	}
	of(place: number): readonly T[] {
		return (this.drafts[place] ?? []).map(({ group }) => group as T);
	}
}
/** The collections in order, and for each article, by its index, the collections that it belongs to, in its own order. */
export interface Collections<T> {
	readonly groups: readonly T[];
	readonly of: (place: number) => readonly T[];
}
export const toCollections = <T>(groups: readonly T[], gatherer: CollectionBuilder<T>): Collections<T> => ({
	groups,
	of: (place) => gatherer.of(place),
});

/** Normalizes a name for comparison: case, spaces, punctuation. */
export const normalizeName = (name: string) =>
	name
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[\s'’_-]+/g, "");
