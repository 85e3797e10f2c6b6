/** The owner of a URL, for messages. */
import type { FieldName } from "../core/front-matter-schema.js";
import type { Owner, Place, PublicArticle } from "../core/model.js";

const fileStart = ({ from }: PublicArticle): Place => ({ path: from, line: 1, column: 1 });

/** Places are read only when a problem is reported, because that loads the article from the cache. */
export class StoryOwner implements Owner {
	constructor(readonly article: PublicArticle) {}
	get name(): string {
		return this.article.from;
	}
	get place(): Place {
		const { permalink, slug } = this.article.fieldPlaces;
		return permalink ?? slug ?? fileStart(this.article);
	}
}
export class GroupOwner implements Owner {
	constructor(
		readonly name: string,
		private readonly first: PublicArticle | undefined,
		private readonly field: FieldName,
	) {}
	get place(): Place | undefined {
		return this.first && (this.first.fieldPlaces[this.field] ?? fileStart(this.first));
	}
}
