/** The summary of an article: the fields that lists need, which the records of files hold. */
import { isDeepStrictEqual } from "node:util";
import { memoize } from "../core/memoize.js";
import type { Article } from "../core/model.js";

/** Fields of nearly all articles: a text or a list of texts. A byline can be either. */
export const TEXT_FIELDS = ["headline", "slug", "id", "date"] as const;
export const LIST_FIELDS = ["breadcrumb", "tags", "byline"] as const;
/** Fields of few articles, with the value that the others have. */
export const OPTIONAL_FIELDS = {
	draft: undefined,
	status: undefined,
	embargo: undefined,
	expires: undefined,
	ends: undefined,
	series: undefined,
	aliases: undefined,
	contributors: undefined,
	canonical: undefined,
	noindex: undefined,
	sitemap: undefined,
	lang: undefined,
	translationKey: undefined,
	updated: undefined,
	wholeDays: undefined,
	updates: [],
	corrections: [],
	type: "news",
	page: undefined,
	address: undefined,
	typedDay: undefined,
	typedSlug: undefined,
	typedSection: undefined,
} satisfies { readonly [K in keyof Article]?: Article[K] | undefined };
export type SummaryField = (typeof TEXT_FIELDS)[number] | (typeof LIST_FIELDS)[number];
export type OptionalField = keyof typeof OPTIONAL_FIELDS;
export type Summary = Pick<Article, SummaryField> & Partial<Pick<Article, OptionalField>>;
/** Undefined for a required field. */
export const EMPTY_SUMMARY = {
	...Object.fromEntries([...TEXT_FIELDS, ...LIST_FIELDS].map((key) => [key, undefined])),
	...OPTIONAL_FIELDS,
};

/** The summary of an article (the fields kept in memory), encoded without line breaks. */
export function encodeSummary(story: Article): string {
	const rare = JSON.stringify(
		Object.fromEntries(
			(Object.keys(OPTIONAL_FIELDS) as OptionalField[]).flatMap((key) =>
				isDeepStrictEqual(story[key], OPTIONAL_FIELDS[key]) ? [] : [[key, story[key]] as const],
			),
		),
	);
	const words = TEXT_FIELDS.map((key) => story[key]);
	const lists = LIST_FIELDS.map((key) => story[key]);
	// Separators that cannot be mistaken for line ends or empty lists, and that UTF-8 can encode.
	const plain =
		[...words, ...lists.flat()].every((text) => !/[\p{Cc}\p{Cs}]/u.test(text)) && !lists.flat().includes("");
	if (!plain) {
		const all = [...TEXT_FIELDS, ...LIST_FIELDS].map((key) => [key, story[key]]);
		return `{${JSON.stringify({ ...Object.fromEntries(all), ...JSON.parse(rare) })}`;
	}
	return ["", rare === "{}" ? "" : rare, ...words, ...lists.map(encodeText)].join("\u001f");
}

/** A list begins with its separator; without one the value is a byline in a single line. */
const encodeText = (list: string | readonly string[]): string =>
	typeof list === "string" ? list : list.map((item) => `\u001e${item}`).join("");
/** Many articles share the same names. */
export const decodeList = memoize(100_000, (text: string): readonly string[] => text.split("\u001e").slice(1));

/** Many articles share the same optional fields. */
export const decodeOptional = memoize(
	10_000,
	(text: string): Partial<Pick<Article, OptionalField>> => JSON.parse(text),
);

/** The texts of a summary: the optional fields as JSON, the text fields, and the lists as `encodeText` encodes them. */
export const SUMMARY_COLUMNS = ["more", ...TEXT_FIELDS, ...LIST_FIELDS] as const;
export type SummaryColumn = (typeof SUMMARY_COLUMNS)[number];
const WHOLE = "=";

/** Splits a summary into one text per column. One that has other separators is kept whole, in the column `more`. */
export function splitSummary(encodedSummary: string): readonly string[] {
	const [before, ...texts] = encodedSummary.split("\u001f");
	if (before === "" && texts.length === SUMMARY_COLUMNS.length && !texts[0]?.startsWith(WHOLE)) return texts;
	return [WHOLE + encodedSummary, ...SUMMARY_COLUMNS.slice(1).map(() => "")];
}
/** The reverse of `splitSummary`. */
export const joinSummary = (texts: readonly string[]): string =>
	texts[0]?.startsWith(WHOLE) ? texts[0].slice(WHOLE.length) : ["", ...texts].join("\u001f");
/** The summary, if its column `more` has all of it. */
export const decodeWhole = (more: string): Summary | undefined =>
	more.startsWith(WHOLE) ? decodeSummary(more.slice(WHOLE.length)) : undefined;
/** A list, or a byline in a single line. */
export const decodeText = (text: string): string | readonly string[] =>
	text === "" || text.startsWith("\u001e") ? decodeList(text) : text;

/** Decodes the result of `encodeSummary`. */
export function decodeSummary(encodedSummary: string): Summary {
	if (encodedSummary.startsWith("{")) return JSON.parse(encodedSummary.slice(1)) as Summary;
	const [, more = "", headline = "", slug = "", id = "", date = "", breadcrumb = "", tags = "", byline = ""] =
		encodedSummary.split("\u001f");
	const lists = { breadcrumb: decodeList(breadcrumb), tags: decodeList(tags), byline: decodeText(byline) };
	const plain = { headline, slug, id, date, ...lists };
	return more === "" ? plain : { ...plain, ...decodeOptional(more) };
}
