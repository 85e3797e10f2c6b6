/** Answers what pages ask of an edited site. Answers of the last build hold for references and redirects that the edits do not concern. */
import type { PageReads } from "../cache/page-reads.js";
import { fnv1a32, linkKeysOfReference } from "../core/link-key.js";
import type { PageSpec, Path } from "../core/model.js";
import type { ReferenceTarget, SiteReader } from "../core/site-reader.js";
import type { ChangedContent } from "./changed-stories.js";
import type { ChangedStory } from "./changed-story.js";

/** The beginning of a kept question about a reference. */
const RESOLVE = "resolve ";

interface EditedReferences extends Pick<ChangedContent, "others"> {
	readonly stories: readonly Pick<ChangedStory, "names" | "referrers">[];
}

/** `base` answers from the edition. */
export function editedReader(
	base: SiteReader,
	{ stories, others }: EditedReferences,
	reads: PageReads<unknown>,
): SiteReader {
	/** A front may have got back a reference that it had long ago. */
	const keptAnswer = (file: Path, question: string): unknown =>
		others.has(file) ? undefined : reads.answersAbout(file)?.[question];
	const names = new Set(stories.flatMap((story) => [...story.names]));
	const isNamed = (reference: string) =>
		names.size > 0 && linkKeysOfReference(reference).some((key) => key === "" || names.has(fnv1a32(key) || 1));
	const reader: SiteReader = {
		...base,
		// Redirects are not composed: those of a recorded story are as they were.
		spec: (url) => base.spec(url) ?? (reads.page(url)?.answers[`spec ${url}`] as PageSpec),
		resolve: (reference, from) => {
			const kept = keptAnswer(from, RESOLVE + reference);
			if (kept !== undefined && !isNamed(reference)) return (kept ?? undefined) as ReferenceTarget | undefined;
			return base.resolve(reference, from);
		},
		picture: (src, from) => {
			const kept = keptAnswer(from, `picture ${src}`) as ReturnType<SiteReader["picture"]> | null;
			return kept === undefined ? base.picture(src, from) : (kept ?? undefined);
		},
	};
	for (const file of new Set(stories.flatMap(({ referrers }) => referrers)))
		for (const question of Object.keys(reads.answersAbout(file) ?? {}))
			if (question.startsWith(RESOLVE)) reader.resolve(question.slice(RESOLVE.length), file);
	return reader;
}
