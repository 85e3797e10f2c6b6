/** The owner of a URL, for messages. */

import { fieldPlace } from "../core/field-place.js";
import type { FieldName } from "../core/front-matter-schema.js";
import type { Owner, Place, PublicArticle } from "../core/model.js";

/** Places are read only when a problem is reported, because that loads the article from the cache. */
export class StoryOwner implements Owner {
	constructor(readonly article: PublicArticle) {}
	get name(): string {
		return this.article.from;
	}
	get place(): Place {
		return fieldPlace(this.article, "permalink", "slug");
	}
}
export class GroupOwner implements Owner {
	constructor(
		readonly name: string,
		private readonly first: PublicArticle | undefined,
		private readonly field: FieldName,
	) {}
	get place(): Place | undefined {
		return this.first && fieldPlace(this.first, this.field);
	}
}
