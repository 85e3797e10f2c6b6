/** What only the inside of stories tells: it is looked into them in the pauses of other work, once, and again where they have changed. */
import type { Copy } from "../../build/load-content.js";
import type { Path, Place, PublicArticle, Story } from "../../core/model.js";
import { silentChanges } from "../../site/lint/edition.js";
import { inPauses } from "../time-slice.js";

export interface Inside {
	/** Pictures without words for those who do not see them: of each story the first. */
	readonly noAlt: readonly Place[];
	/** Stories whose published text has changed, and which do not say so. */
	readonly silent: readonly Place[];
}

/** What is known of one story. */
interface Seen {
	readonly text: string;
	readonly noAlt: Place | undefined;
}

/** Of the stories that have pictures, the newest of these many are looked into. */
const NEWEST = 1000;

/** Gives the looker. Its answer is undefined where `goesOn` has said no before all were looked into. `stories` come newest first. */
export function openInside(): (
	copy: Pick<Copy, "past" | "gate">,
	stories: readonly Story[],
	goesOn: () => boolean,
) => Promise<Inside | undefined> {
	let known = new Map<string, Seen>();
	return async ({ past, gate }, stories, goesOn) => {
		const isOpen = new Set<Story>(past.recorded.size ? gate.articles : []);
		const now: typeof known = new Map();
		const noAlt: Place[] = [];
		const silent: Place[] = [];
		let pictured = 0;
		const mayGoOn = inPauses(goesOn);
		for (const story of stories) {
			const before = isOpen.has(story) ? past.recorded.get(story.from) : undefined;
			const isPictured = story.card.pictures.length > 0 && pictured++ < NEWEST;
			if (!before && !isPictured) continue;
			if (!(await mayGoOn())) {
				known = new Map([...known, ...now]);
				return undefined;
			}
			const key = keyOf(story);
			const seen = known.get(key) ?? { text: story.text, noAlt: withoutAlt(story) };
			now.set(key, seen);
			if (isPictured && seen.noAlt) noAlt.push(seen.noAlt);
			// The rule opens the story once more, so it is asked only where it may find something.
			if (before && before.text !== seen.text)
				for (const { place } of silentChanges({ articles: [story as PublicArticle] }, past.recorded))
					if (place) silent.push(place);
		}
		known = now;
		return { noAlt, silent };
	};
}

/** Another one with each change of the file. */
export const keyOf = (story: Story): string =>
	"fingerprint" in story ? (story.fingerprint as string) : `${story.from}\n${story.body}`;

/** The lead picture says nothing at all, or one in the text has no words. */
function withoutAlt({ from, image, holes }: Story): Place | undefined {
	if (image && image.alt === undefined) return at(from, image.src);
	for (const hole of holes) if (hole.kind === "picture" && hole.alt.trim() === "") return hole.place;
	return undefined;
}
const at = (path: Path, { line, column }: { readonly line: number; readonly column: number }): Place => ({
	...{ path, line, column },
});
