/** Creates what all page builders share, from the edition and its reader. */
import { combine } from "../core/hash.js";
import { messagesFor } from "../core/i18n/index.js";
import type { Edition, Hole, Picture, Place, Problem, PublicArticle, RichText } from "../core/model.js";
import { NO_RECORDER, type ReadRecorder, type SiteReader } from "../core/site-reader.js";
import type { IconView, LogoView } from "../core/views.js";
import { createChrome, type Theme } from "./chrome.js";
import { fillHoles, type HoleContext, richTextHtml } from "./fill-holes.js";
import type { PageContext } from "./page-context.js";
import { createSharedViews, type PictureOf } from "./shared-views.js";

export interface PlanInputs extends Pick<HoleContext, "suggest"> {
	readonly reader: SiteReader;
	/** @default none */
	readonly recorder?: ReadRecorder | undefined;
	readonly pictureOf: (src: string, place: Place, report: (problem: Problem) => void) => Picture | undefined;
	readonly theme: Theme;
	readonly icons: readonly IconView[];
	readonly logo?: LogoView | undefined;
	/** The last key point of every article. */
	readonly footer: { readonly rich: RichText; readonly holes: readonly Hole[] } | undefined;
	/** The names of existing templates. */
	readonly templates: ReadonlySet<string>;
	/** Digests of what articles show of each other; undefined if they are not known: then no page has a key. */
	readonly dependencyDigests:
		| Readonly<Record<"teaser" | "content" | "page", (article: PublicArticle) => number>>
		| undefined;
}

/** `report` takes the problems of the page whose view is being built. */
export function createPageContext(
	edition: Edition,
	inputs: PlanInputs,
	report: (problem: Problem) => void,
): PageContext {
	const { dependencyDigests, reader, recorder = NO_RECORDER } = inputs;
	const silentPictureOf: PictureOf = (src, place) => reader.picture(src, place.path);
	const pictureOf: PictureOf = (src, place) => reader.picture(src, place.path) ?? inputs.pictureOf(src, place, report);
	const views = createSharedViews(reader, pictureOf, silentPictureOf, recorder);
	const chrome = createChrome(edition, { ...inputs.theme, icons: inputs.icons, logo: inputs.logo }, recorder);
	const words = messagesFor(edition.site.language);
	const { resolve, listing } = reader;
	const holeContext: HoleContext = {
		...{ resolve, listing, pictureOf, report, label: views.label, links: edition.site.links, suggest: inputs.suggest },
	};
	// Dead links are reported once, with the page of the article.
	const silentHoles: HoleContext = { ...holeContext, pictureOf: silentPictureOf, report: () => {} };
	const keyPointsFooter =
		inputs.footer &&
		richTextHtml(inputs.footer.rich, fillHoles(inputs.footer.holes, "broadsheet.config.ts", holeContext));
	return {
		site: reader,
		recorder,
		views,
		chrome,
		keyPointsFooter,
		holeContext,
		silentHoles,
		words,
		groupNames: (kind) =>
			kind === "section" ? edition.sections.map(({ key }) => key) : edition.topics.map(({ name }) => name),
		teaserKey: (ref) => dependencyDigests?.teaser(reader.article(ref)) ?? 0,
		contentKey: (ref) => {
			const article = reader.article(ref);
			return combine(article.dependencies.contentDigest, dependencyDigests?.content(article) ?? 0);
		},
	};
}
