/** Words that an adult reads in a minute (Brysbaert 2019, silent reading of English non-fiction: 238). */
const WORDS_PER_MINUTE = 238;

/** How long it takes to read an article, in whole minutes, at least one. */
export const readingMinutes = ({ wordCount }: { readonly wordCount: number }): number =>
	Math.max(1, Math.ceil(wordCount / WORDS_PER_MINUTE));
