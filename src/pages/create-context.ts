/** Creates what all page builders share. */
import { messagesFor } from "../core/i18n/index.js";
import type { Picture, Place, Problem } from "../core/model.js";
import { encodeUrl } from "../core/paths.js";
import type { SiteReader } from "../core/site-reader.js";
import { NO_RECORDER, type ReadRecorder } from "../core/site-reads.js";
import { createChrome } from "./chrome.js";
import type { HoleContext } from "./fill-holes.js";
import type { PageContext } from "./page-context.js";
import { createSharedViews, type PictureOf } from "./shared-views.js";

export interface ContextInputs {
	/** @default none */
	readonly recorder?: ReadRecorder | undefined;
	/** Reports why there is no picture. */
	readonly pictureOf: (src: string, place: Place, report: (problem: Problem) => void) => Picture | undefined;
	readonly groupNames: PageContext["groupNames"];
}

/** `report` takes the problems of the page whose view is being built. */
export function createPageContext(
	site: SiteReader,
	{ recorder = NO_RECORDER, groupNames, ...inputs }: ContextInputs,
	report: (problem: Problem) => void,
): PageContext {
	const silentPictureOf: PictureOf = (src, place) => site.picture(src, place.path);
	const pictureOf: PictureOf = (src, place) => site.picture(src, place.path) ?? inputs.pictureOf(src, place, report);
	const views = createSharedViews(site, pictureOf, silentPictureOf, recorder);
	const { listing } = site;
	const resolve: HoleContext["resolve"] = (reference, from) => {
		const target = site.resolve(reference, from);
		return target && { ...target, url: target.url ?? encodeUrl((target.article && site.url(target.article)) ?? "") };
	};
	const holeContext: HoleContext = {
		...{ resolve, listing, pictureOf, report, label: views.label, links: site.site.links },
	};
	return {
		site,
		recorder,
		views,
		chrome: createChrome(site),
		holeContext,
		// Dead links are reported once, with the page of the article.
		silentHoles: { ...holeContext, pictureOf: silentPictureOf, report: () => {} },
		words: messagesFor(site.site.language),
		groupNames,
		keyPointsFooter: undefined,
	};
}
