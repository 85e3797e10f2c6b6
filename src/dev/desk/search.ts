/** Finds articles by prefixes of words, in any order, ignoring case and accents. */
import type { IndexedArticle } from "../../core/model.js";
import { keyOf } from "./deep-checks.js";

export interface SearchResult {
	/** Total number of matches. */
	readonly count: number;
	/** The first matches, in the order of the input. */
	readonly stories: readonly IndexedArticle[];
}

/** Maximum number of results. */
const MAX_RESULTS = 50;
/** Limits of a query: characters, words. */
const [MAX_QUERY_LENGTH, WORD_PATTERN] = [200, 16];

/**
 * Creates the search. `state` must be a different value whenever an article may have changed. The searched text of an article (headline, byline, file,
 * section, tags, slug) is computed once per version of the article.
 */
export function openSearch(): (stories: readonly IndexedArticle[], query: string, state: object) => SearchResult {
	let last: object | undefined;
	let [order, keys, texts]: [readonly IndexedArticle[], string[], string[]] = [[], [], []];
	const textOf = (story: IndexedArticle) => searchFold(` ${searchableText(story)}`);
	const read = (stories: readonly IndexedArticle[]) => {
		const now = stories.map(keyOf);
		if (stories === order) {
			for (const [index, key] of now.entries())
				if (key !== keys[index]) texts[index] = textOf(stories[index] as IndexedArticle);
		} else {
			const known = new Map(keys.map((key, index) => [key, texts[index] as string]));
			texts = now.map((key, index) => known.get(key) ?? textOf(stories[index] as IndexedArticle));
		}
		[order, keys] = [stories, now];
	};
	return (stories, query, state) => {
		if (state !== last) read(stories);
		last = state;
		const wanted = queryTerms(query);
		if (wanted.length === 0) return { count: 0, stories: [] };
		const found: IndexedArticle[] = [];
		let count = 0;
		for (let index = 0; index < texts.length; index++) {
			const text = texts[index] as string;
			if (wanted.every((word) => text.includes(word)) && ++count <= MAX_RESULTS)
				found.push(stories[index] as IndexedArticle);
		}
		return { count, stories: found };
	};
}

const searchableText = ({ headline, byline, from, breadcrumb, tags, slug }: IndexedArticle): string =>
	`${headline} ${[byline].flat().join(" ")} ${breadcrumb.join(" ")} ${tags.join(" ")} ${from} ${slug}`;

/** Scripts without spaces between words: a match can begin anywhere. */
const UNSEGMENTED_SCRIPTS =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The strings that must occur in a text, the longest first, because it is the rarest. */
const queryTerms = (query: string): readonly string[] =>
	[...new Set(searchFold(query.slice(0, MAX_QUERY_LENGTH)).split(" "))]
		.filter(Boolean)
		.slice(0, WORD_PATTERN)
		.sort((a, b) => b.length - a.length)
		.map((word) => (UNSEGMENTED_SCRIPTS.test(word) ? word : ` ${word}`));

/** Letters that do not decompose into a letter and a mark, with their usual replacement on keyboards. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
	...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", ς: "σ" },
};

/** A text in normalized form: lower case, no marks, single spaces between words. */
export const searchFold = (text: string): string =>
	text
		.toLowerCase()
		.normalize("NFKD")
		.replace(/[\p{M}\u0640'’]+/gu, "")
		.replace(/[ßæœøłđðþıς]/g, (letter) => REPLACEMENTS[letter] as string)
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.toLowerCase();
