/** What was published before, as `content/published.json` records it. */
import type { Path, Place, PublicationRecord, RecordedArticle } from "../core/model.js";

/** The recorded history, seen from the public articles. */
export interface PublicationHistory extends Pick<PublicationRecord, "fronts" | "gone" | "authority" | "placeOf"> {
	/** By the source file of the public article. */
	readonly recorded: ReadonlyMap<Path, RecordedArticle>;
	/** By the id of an article that no longer exists. */
	readonly lost: ReadonlyMap<string, RecordedArticle>;
}

export const CONFIG_PLACE: Place = { path: "broadsheet.config.ts" };

/** Nothing was published before. */
export const NO_HISTORY: PublicationHistory = {
	fronts: [],
	gone: [],
	recorded: new Map(),
	lost: new Map(),
	placeOf: () => CONFIG_PLACE,
};
