/** What the makers of pages have in common. */

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
	/** Of the interface, in the language of the site. */
	readonly words: Messages;
	readonly sectionOf: (key: string) => Section | undefined;
	/** Stands for what a list shows of a story. */
	readonly teaserKey: (article: PublicArticle) => number;
	/** Stands for all that the text of a story can show, on its page and elsewhere. */
	readonly contentKey: (article: PublicArticle) => number;
	/** The last key point of every story, as finished HTML. */
	readonly keyPointsFooter: Html | undefined;
}
