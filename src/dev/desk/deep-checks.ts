/** Checks that must load articles. They run in idle time, once per article and again when it has changed. */
import type { LoadedContent } from "../../build/load-content.js";
import type { IndexedArticle, Path, Place, PublicArticle } from "../../core/model.js";
import { unacknowledgedEdits } from "../../site/lint/edition.js";
import { timeSliced } from "../time-slice.js";

export interface DeepChecks {
	/** Images without alternative text: the first one of each article. */
	readonly noAlt: readonly Place[];
	/** Published articles whose text has changed without a correction or update. */
	readonly silent: readonly Place[];
}

/** The result for one article. */
interface CheckedArticle {
	readonly text: string;
	readonly noAlt: Place | undefined;
}

/** Only this many of the newest articles with images are checked. */
const MAX_NEWEST = 1000;

/** Creates the check. It resolves to undefined if `mayContinue` returns false before all articles are checked. `stories` are sorted newest first. */
export function createDeepChecks(): (
	loaded: Pick<LoadedContent, "past" | "gate">,
	stories: readonly IndexedArticle[],
	mayContinue: () => boolean,
) => Promise<DeepChecks | undefined> {
	let known = new Map<string, CheckedArticle>();
	return async ({ past, gate }, stories, mayContinue) => {
		const isOpen = new Set<IndexedArticle>(past.recorded.size ? gate.articles : []);
		const now: typeof known = new Map();
		const noAlt: Place[] = [];
		const silent: Place[] = [];
		let pictured = 0;
		const proceed = timeSliced(mayContinue);
		for (const story of stories) {
			const before = isOpen.has(story) ? past.recorded.get(story.from) : undefined;
			const isPictured = story.dependencies.images.length > 0 && pictured++ < MAX_NEWEST;
			if (!before && !isPictured) continue;
			if (!(await proceed())) {
				known = new Map([...known, ...now]);
				return undefined;
			}
			const key = keyOf(story);
			const seen = known.get(key) ?? { text: story.sourceDigest, noAlt: withoutAlt(story) };
			now.set(key, seen);
			if (isPictured && seen.noAlt) noAlt.push(seen.noAlt);
			// The rule loads the article again, so it runs only for changed texts.
			if (before && before.text !== seen.text)
				for (const { place } of unacknowledgedEdits({ articles: [story as PublicArticle] }, past.recorded))
					if (place) silent.push(place);
		}
		known = now;
		return { noAlt, silent };
	};
}

/** A key that changes with every change of the file. */
export const keyOf = (story: IndexedArticle): string =>
	"fingerprint" in story ? (story.fingerprint as string) : `${story.from}\n${story.bodyDigest}`;

/** The position of a lead image without alternative text, or of an image in the text with an empty one. */
function withoutAlt({ from, image, holes }: IndexedArticle): Place | undefined {
	if (image && image.alt === undefined) return at(from, image.src);
	for (const hole of holes) if (hole.kind === "picture" && hole.alt.trim() === "") return { path: from, ...hole.place };
	return undefined;
}
const at = (path: Path, { line, column }: { readonly line: number; readonly column: number }): Place => ({
	...{ path, line, column },
});
