/** The common inputs of all page builders. */

import type { Messages } from "../core/i18n/messages.js";
import type { Html } from "../core/model.js";
import type { SiteReader } from "../core/site-reader.js";
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
	/** The HTML of the last key point of every article. */
	readonly keyPointsFooter: Html | undefined;
}
