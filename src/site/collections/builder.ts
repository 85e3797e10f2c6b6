/** Gathering: articles under the names that they give, each name a group to be. */

import type { FieldName } from "../../core/front-matter-schema.js";
import type { Problem, PublicArticle } from "../../core/model.js";
import { slugify } from "../../core/paths.js";
import { error, warning } from "../../core/problem.js";

/** A group that is being gathered; `group` is what becomes of it. */
interface CollectionDraft<T> {
	readonly name: string;
	readonly articles: PublicArticle[];
	group?: T;
}

/** Groups articles by the slug of a name. The name is that of the newest article; names that share a slug by accident are reported. */
export class CollectionBuilder<T> {
	readonly groups = new Map<string, CollectionDraft<T>>();
	/** The groups of each article by its place, in the order in which it names them. */
	private readonly drafts: CollectionDraft<T>[][] = [];
	constructor(
		private readonly kind: string,
		/** The key in which stories name such groups. */
		private readonly field: FieldName,
		private readonly problems: Problem[],
	) {}
	/** `place` is that of the article in the list of all. */
	add(name: string, article: PublicArticle, place: number, key = slugify(name)): void {
		let group = this.groups.get(key);
		if (!group) {
			if (key === "" || key.split("/").includes("")) {
				const message = `No URL can be made of the ${this.kind} "${name}": it has no letter and no digit`;
				this.problems.push(error("unsafe-url", message, this.where(article)));
				return;
			}
			group = { name, articles: [] };
			this.groups.set(key, group);
		}
		if (group.name !== name && normalizeName(group.name) !== normalizeName(name)) {
			const message = `The ${this.kind}s "${group.name}" and "${name}" have one page, "${key}"`;
			const more = { group: `${this.kind} ${key} ${name}`, hint: "give one of them another name" };
			this.problems.push(warning("name-clash", message, this.where(article), more));
		}
		const drafts = this.drafts[place];
		if (!drafts) this.drafts[place] = [group];
		else if (drafts.includes(group)) return;
		else drafts.push(group);
		group.articles.push(article);
	}
	/** The groups, each made of its draft. */
	make(group: (key: string, draft: CollectionDraft<T>) => T): T[] {
		return [...this.groups].map(([key, draft]) => {
			draft.group = group(key, draft);
			return draft.group;
		});
	}
	of(place: number): readonly T[] {
		return (this.drafts[place] ?? []).map(({ group }) => group as T);
	}
	private where({ fieldPlaces: places, from }: PublicArticle) {
		return places[this.field] ?? { path: from, line: 1, column: 1 };
	}
}
/** The groups in their order, and for each article, by its place in the list, those to which it belongs, in its own order. */
export interface Collections<T> {
	readonly groups: readonly T[];
	readonly of: (place: number) => readonly T[];
}
export const toCollections = <T>(groups: readonly T[], gatherer: CollectionBuilder<T>): Collections<T> => ({
	groups,
	of: (place) => gatherer.of(place),
});

/** A name as it is compared with others: without case, spaces and the like. */
export const normalizeName = (name: string) =>
	name
		.normalize("NFKC")
		.toLowerCase()
		.replace(/[\s'’_-]+/g, "");
