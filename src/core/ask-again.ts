/** Asks a site again what a page has asked at an earlier build. */
import type { Path } from "./scalars.js";
import type { ListName, SiteReader } from "./site-reader.js";

/** Asks a reader a question about no file again, by the name under which its answer was noted. */
export function askAgain(reader: SiteReader, name: string): unknown {
	const [question = "", first = "", second = ""] = name.split(" ");
	const number = second === "" ? undefined : Number(second);
	switch (question) {
		case "slice":
			return reader.slice(first as ListName, number);
		case "first":
			return reader.first(first as ListName, number ?? 0);
		case "corrections":
			return reader.corrections(first === "" ? undefined : Number(first));
		case "months":
			return reader.months(first === "" ? undefined : first);
		default:
			return (reader[question as "topic"] as (argument: string) => unknown)(name.slice(question.length + 1));
	}
}

/** The same for a question about a file; `url`, say, or `resolve bridge.md`. */
export function askAboutAgain(reader: SiteReader, file: Path, name: string): unknown {
	const end = name.indexOf(" ");
	if (end < 0) return (reader[name as "url"] as (article: { readonly from: Path }) => unknown)({ from: file });
	return reader[name.slice(0, end) as "resolve"](name.slice(end + 1), file);
}

/** Whether an answer is the one that was kept as JSON. A template may show properties in their order, so that must be the same. */
export function isSameAnswer(answer: unknown, kept: unknown): boolean {
	if (typeof answer !== "object" || answer === null) return (answer ?? null) === (kept ?? null);
	if (typeof kept !== "object" || kept === null || Array.isArray(answer) !== Array.isArray(kept)) return false;
	const [now, before] = [answer, kept] as [Fields, Fields];
	const names = Object.keys(before);
	let place = 0;
	for (const name in now) {
		// JSON has no property that is undefined.
		if (now[name] === undefined && !Array.isArray(answer)) continue;
		if (name !== names[place++] || !isSameAnswer(now[name], before[name])) return false;
	}
	return place === names.length;
}
type Fields = Readonly<Record<string, unknown>>;
