/** Asks a site again what a page has asked at an earlier build. */
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

/** Whether an answer is the one that was kept as JSON. */
export const isSameAnswer = (answer: unknown, kept: unknown): boolean =>
	JSON.stringify(answer ?? null) === JSON.stringify(kept ?? null);
