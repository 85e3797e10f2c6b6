/** Parses and writes `content/published.json`, the record of everything that was ever published. */

import { AUTHORITY } from "../core/base-path.js";
import type { Outcome, Place, PublicationRecord, RecordedArticle, Source } from "../core/model.js";
import { error, lineColumn } from "../core/problem.js";
import { decodeText } from "./files/decode-text.js";

/** The path of the record, relative to the site's root. */
export const RECORD_FILE = "content/published.json";
const VERSION = 1;

export const NOTHING_PUBLISHED: PublicationRecord = {
	stories: new Map(),
	fronts: [],
	gone: [],
	placeOf: () => ({ path: RECORD_FILE }),
};

/** An unreadable record is an error, because without it former URLs would stop working. */
export function parsePublished(source: Source): Outcome<PublicationRecord> {
	const text = decodeText(source);
	if (text.value === undefined) return { problems: text.problems };
	const words = text.value;
	const placeAt = (offset: number, length: number): Place => ({
		path: RECORD_FILE,
		...lineColumn(words, offset),
		length,
	});
	const conflict = /^(?:<{7}|={7}|>{7})/m.exec(words);
	const createProblem = (message: string, place: Place, hint: string) => ({
		problems: [error("published-record", message, place, { hint })],
	});
	if (conflict)
		return createProblem(
			"The record of published URLs has merge conflict markers",
			placeAt(conflict.index, 7),
			"keep the lines of both sides and remove the markers",
		);
	let data: unknown;
	try {
		data = JSON.parse(words);
	} catch {
		return createProblem(
			"The record of published URLs is not valid JSON from here on",
			placeAt(problemAt(words), 1),
			"take it from version control again",
		);
	}
	const record = data as Partial<RecordInput> | null;
	const wrong = record === null || typeof record !== "object" ? "version" : problemIn(record);
	if (wrong !== undefined)
		return createProblem(
			wrong.startsWith("/")
				? `${JSON.stringify(wrong)} in the record of published URLs is not the URL of a page`
				: `The record of published URLs has no ${wrong} that can be read`,
			placeAt(Math.max(0, words.indexOf(JSON.stringify(wrong))), 1),
			"take it from version control again",
		);
	const { stories, fronts, gone, authority } = record as RecordInput;
	const placeOf = (name: string): Place => {
		const typed = JSON.stringify(name);
		const offset = words.indexOf(typed);
		return offset === -1 ? { path: RECORD_FILE } : placeAt(offset, typed.length);
	};
	return {
		value: { stories: new Map(Object.entries(stories)), fronts, gone, authority, placeOf },
		problems: text.problems,
	};
}

/** The file as JSON. */
interface RecordInput {
	readonly version: number;
	readonly stories: Readonly<Record<string, RecordedArticle>>;
	readonly fronts: readonly string[];
	readonly gone: readonly string[];
	readonly authority?: string;
}

/** The offset of the first invalid character. Parsers do not always report it; for a truncated text they only say that it ends. */
function problemAt(text: string): number {
	const goesOn = (length: number): boolean => {
		try {
			JSON.parse(text.slice(0, length));
			return true;
		} catch (cause) {
			const { message } = cause as Error;
			return /end of JSON|Unterminated/.test(message) || message.includes(` position ${length}`);
		}
	};
	let [low, high] = [0, text.length];
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (goesOn(middle)) low = middle;
		else high = middle - 1;
	}
	return low;
}

/** The name of the invalid part. */
function problemIn({ version, stories, fronts, gone, authority }: Partial<RecordInput>): string | undefined {
	const isUrls = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isUrl);
	const isStory = ({ file, urls, date, text, changed = date }: Partial<Record<keyof RecordedArticle, unknown>>) =>
		isText(file) && isUrls(urls) && urls.length > 0 && isInstant(date) && isInstant(changed) && isText(text);
	const wrongUrl = (value: unknown) =>
		Array.isArray(value) ? value.find((url) => typeof url === "string" && !isUrl(url)) : undefined;
	if (version !== VERSION) return "version";
	if (typeof stories !== "object" || stories === null || Array.isArray(stories)) return "stories";
	for (const [id, story] of Object.entries(stories))
		if (typeof story !== "object" || !story || !isStory(story)) return wrongUrl(story?.urls) ?? id;
	if (authority !== undefined && (typeof authority !== "string" || !AUTHORITY.test(authority))) return "authority";
	if (!isUrls(fronts)) return wrongUrl(fronts) ?? "fronts";
	return isUrls(gone) ? undefined : (wrongUrl(gone) ?? "gone");
}

const isText = (value: unknown): value is string => typeof value === "string" && !/\p{Cc}/u.test(value);
/** What the source of a configured redirect may begin with; a host's wildcard would redirect all pages. */
const isUrl = (value: unknown): boolean =>
	isText(value) && /^\/(?!\/)[^\s?#*\\]*$/.test(value) && !/\/\.{1,2}(?:\/|$)/.test(value);
/** As `publishedText` writes it. */
const isInstant = (value: unknown): boolean =>
	isText(value) && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));

/** One line per article and URL, sorted, so that two branches that publish different articles merge without a conflict. */
export function publishedText({ stories, fronts, gone, authority }: Omit<PublicationRecord, "placeOf">): string {
	const sorted = <T>(items: Iterable<T>) => [...items].sort();
	const lines = (items: readonly string[]) => (items.length ? `\n${items.join(",\n")}\n` : "");
	const entries = sorted(stories.keys()).map((id) => `${JSON.stringify(id)}: ${JSON.stringify(stories.get(id))}`);
	const urls = (list: readonly string[]) => lines(sorted(new Set(list)).map((url) => JSON.stringify(url)));
	const by = authority === undefined ? "" : `,\n"authority": ${JSON.stringify(authority)}`;
	return `{\n"version": ${VERSION},\n"stories": {${lines(entries)}},\n"fronts": [${urls(fronts)}],\n"gone": [${urls(gone)}]${by}\n}\n`;
}
