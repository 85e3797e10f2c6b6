/** Splits a byline into names. The name or key of an author file is always a single name. */

import { bylineWords } from "../../core/i18n/bylines.js";
import { memoize } from "../../core/memoize.js";
import { isGeneration, isSuffix } from "../../core/name-suffixes.js";
import { separatorOf } from "./separators.js";

/** The result for a byline. */
export interface SplitByline {
	readonly names: readonly string[];
	/** Job titles after the name of an author; they do not become authors. */
	readonly jobs: readonly { readonly name: string; readonly job: string }[];
	/** Texts read as one name that may be two, with these two. */
	readonly unclear: readonly { readonly name: string; readonly two: readonly [string, string] }[];
}

/** Known names, from author files and the configuration. */
export interface KnownNames {
	/** Whether this is the name or key of an author file. */
	readonly isAuthor: (name: string) => boolean;
	/** Whether this is the name of the site. */
	readonly isSiteName: (name: string) => boolean;
}

/** A part of a byline between two separators. */
interface Part {
	readonly text: string;
	readonly after: "start" | "comma" | "and" | "between" | "ampersand" | "item";
	/** Start and end offsets in the line. */
	readonly from: number;
	readonly to: number;
}

/** Maximum number of parsed names kept in memory. */
const NAME_CACHE_SIZE = 20_000;
/** Maximum number of parts that the name in an author file can have. */
const MAX_NAME_PARTS = 8;
/** An organization after a job title: "Staff Writer, The Post". */
const ORGANIZATION = /^(?:The|El|La|Der|Die|Das) \p{Lu}/u;

/** Creates the function that splits a byline: a single line, or a list of names and keys. `languages` (BCP 47) are those in which it may be written. */
export function bylineReader(
	languages: readonly string[],
	{ isAuthor, isSiteName }: KnownNames,
): (byline: string | readonly string[]) => SplitByline {
	const words = bylineWords(languages);
	const separator = separatorOf(words);
	const withoutBy = (text: string): string =>
		isAuthor(text) ? text : words.reduce((rest, { by }) => rest.replace(by, ""), text);
	const isJob = (text: string): boolean =>
		words.some(({ job }) => {
			const found = job.exec(text);
			return found !== null && /^(?:$| \p{Ll})/u.test(found.groups?.rest ?? "");
		});
	const behindNameOf = memoize(NAME_CACHE_SIZE, (text: string) =>
		isSuffix(text) ? "suffix" : isJob(text) || isSiteName(text) ? "job" : "name",
	);

	function cut(parts: readonly Part[], line: string): SplitByline {
		const names: { text: string; from: number; known: boolean }[] = [];
		const jobs: SplitByline["jobs"][number][] = [];
		const unclear: SplitByline["unclear"][number][] = [];
		let isBehindJob = false;
		for (let index = 0; index < parts.length; index++) {
			const { after, from } = parts[index] as Part;
			const known = authorFrom(parts, index, line, isAuthor);
			const { text, to } = known ?? (parts[index] as Part);
			index += known?.more ?? 0;
			const before = names.at(-1);
			const mayBelong = before !== undefined && !known && (after === "comma" || after === "item");
			const behind = mayBelong ? behindNameOf(text) : "name";
			if (mayBelong && behind === "suffix") {
				const whole = `${before.text}, ${text}`;
				// An author with a degree is the same author. "Jr." is a different person.
				if (!before.known || isGeneration(text)) before.text = whole;
				before.known = isAuthor(before.text);
			} else if (mayBelong && (behind === "job" || (isBehindJob && ORGANIZATION.test(text)))) {
				jobs.push({ name: before.text, job: text });
				isBehindJob = true;
				continue;
			} else if (before && !known && (after === "between" || after === "ampersand") && !areTwo(before, text)) {
				const name = line.slice(before.from, to);
				if (after === "between") unclear.push({ name, two: [before.text, text] });
				before.text = name;
			} else if (text !== "") names.push({ text, from, known: known !== undefined });
			isBehindJob = false;
		}
		return { names: names.map(({ text }) => text), jobs, unclear };
	}

	const cutLine = (line: string): SplitByline => cut(partsOf(line, separator, withoutBy), line);
	const nameIn = memoize(NAME_CACHE_SIZE, (item: string) => {
		const text = withoutBy(item);
		return { text, isWhole: text !== "" && (isAuthor(text) || behindNameOf(text) === "name") };
	});
	const cutList = (items: readonly string[]): SplitByline => {
		const names = items.map(nameIn);
		if (names.every(({ isWhole }) => isWhole)) return { names: names.map(({ text }) => text), jobs: [], unclear: [] };
		const parts = names.map(({ text }): Part => ({ text, after: "item", from: 0, to: 0 }));
		return cut(parts, "");
	};
	return (byline) => (typeof byline === "string" ? cutLine(withoutBy(byline)) : cutList(byline));
}

/** The longest name or key of an author file that begins with this part, and the number of its further parts. */
function authorFrom(parts: readonly Part[], index: number, line: string, isAuthor: KnownNames["isAuthor"]) {
	const { text, from, to } = parts[index] as Part;
	for (let more = Math.min(MAX_NAME_PARTS, parts.length - index) - 1; more > 0; more--) {
		const last = parts[index + more] as Part;
		const whole = line.slice(from, last.to);
		if (last.after !== "item" && isAuthor(whole)) return { text: whole, to: last.to, more };
	}
	// A letter that was read as "and" may be the first letter of the name.
	const whole = /\p{L}$/u.test(line.slice(0, from)) ? line.slice(from - 1, to) : text;
	if (isAuthor(whole)) return { text: whole, to, more: 0 };
	return isAuthor(text) ? { text, to, more: 0 } : undefined;
}

/** Whether both sides have a name of at least two words, or a known author. */
const areTwo = (before: { readonly text: string; readonly known: boolean }, text: string): boolean =>
	(before.known || isFull(before.text)) && isFull(text);
/** Several words, of which neither the first nor the last begins with a lower-case letter. */
const isFull = (text: string): boolean => /^(?!\p{Ll}).* (?!\p{Ll})\S+$/u.test(text);

function partsOf(line: string, separator: RegExp, withoutBy: (text: string) => string): Part[] {
	const parts: Part[] = [];
	let from = 0;
	let after: Part["after"] = "start";
	const add = (to: number) => void parts.push({ text: withoutBy(line.slice(from, to)), after, from, to });
	for (const match of line.matchAll(separator)) {
		add(match.index);
		const { comma, and, between } = match.groups ?? {};
		after = comma !== undefined ? "comma" : and !== undefined ? "and" : between !== undefined ? "between" : "ampersand";
		from = match.index + match[0].length;
	}
	add(line.length);
	return parts;
}
