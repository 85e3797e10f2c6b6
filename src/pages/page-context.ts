/** The common inputs of all page builders. */

import type { Messages } from "../core/i18n/messages.js";
import type { Html } from "../core/model.js";
import type { ArticleRef, ListName, SiteReader } from "../core/site-reader.js";
import type { ReadRecorder } from "../core/site-reads.js";
import type { Chrome } from "./chrome.js";
import type { HoleContext } from "./fill-holes.js";
import type { SharedViews } from "./shared-views.js";

export interface PageContext {
	readonly site: SiteReader;
	readonly recorder: ReadRecorder;
	readonly views: SharedViews;
	readonly chrome: Chrome;
	readonly holeContext: HoleContext;
	/** The same without reporting problems, for texts that another page reports. */
	readonly silentHoles: HoleContext;
	/** Messages in the language of the site. */
	readonly words: Messages;
	/** The names of all sections or topics, for hints. */
	readonly groupNames: (kind: "section" | "topic") => readonly string[];
	/** Digest of what a list shows of an article. */
	readonly teaserKey: (article: ArticleRef) => number;
	/** Digest of what a list shows of its articles; for planning. */
	readonly listKey: (list: ListName) => number;
	/** The same of each page of a list, the front first; none if it is not known. */
	readonly sliceKeys: (list: ListName) => readonly number[];
	/** Digest of everything that the text of an article can show, on its page and elsewhere. */
	readonly contentKey: (article: ArticleRef) => number;
	/** The HTML of the last key point of every article. */
	readonly keyPointsFooter: Html | undefined;
}
