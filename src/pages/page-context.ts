/** The common inputs of all page builders. */

import type { Messages } from "../core/i18n/messages.js";
import type { Edition, Html, PublicArticle, Section } from "../core/model.js";
import type { Chrome } from "./chrome.js";
import type { HoleContext } from "./fill-holes.js";
import type { SharedViews } from "./shared-views.js";

export interface PageContext {
	readonly edition: Edition;
	readonly views: SharedViews;
	readonly chrome: Chrome;
	readonly holeContext: HoleContext;
	/** Messages in the language of the site. */
	readonly words: Messages;
	readonly sectionOf: (key: string) => Section | undefined;
	/** Digest of what a list shows of an article. */
	readonly teaserKey: (article: PublicArticle) => number;
	/** Digest of everything that the text of an article can show, on its page and elsewhere. */
	readonly contentKey: (article: PublicArticle) => number;
	/** The HTML of the last key point of every article. */
	readonly keyPointsFooter: Html | undefined;
}
