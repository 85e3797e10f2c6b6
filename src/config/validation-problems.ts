/** Converts errors of the schema to problems, at the key in the configuration file, with the nearest known key. */
import type * as z from "zod";
import { didYouMean } from "../core/closest-match.js";
import type { Problem } from "../core/model.js";
import { error } from "../core/problem.js";
import { placeOfKey } from "./key-place.js";
import { Config } from "./schema.js";

/** Converts one schema error to the problems that name it. `source` is the text of the file, in which the key is searched, because values have no position. */
export function toProblems(issue: z.core.$ZodIssue, source: string): Problem[] {
	const path = issue.path.map(String);
	if (issue.code === "unrecognized_keys") {
		const known = knownKeys(path);
		return issue.keys.map((key) =>
			error("config-key", `The configuration has no \`${[...path, key].join(".")}\``, placeOfKey(key, source, path), {
				hint: didYouMean(key, known) ?? (known.length ? `it has ${known.join(", ")}` : undefined),
			}),
		);
	}
	const keys = path.filter((part) => /\D/.test(part));
	const place = placeOfKey(keys.at(-1) ?? "", source, keys.slice(0, -1));
	return [error("config-value", `\`${path.join(".")}\` ${explainIssue(issue)}`, place)];
}

/** What is wrong with a value, as the rest of a sentence that begins with its key. */
function explainIssue(issue: z.core.$ZodIssue): string {
	const message = issue.message.replace(/^Invalid input: /, "").replace(/^Invalid option: /, "");
	return /^(?:is|has|takes|contains|begins|ends|allows|knows|needs|must|may) /.test(message)
		? message
		: `is wrong: ${message}`;
}

/** Validates a single value by the schema of its key. Returns the normalized value, or what is wrong. */
export function validateField(
	key: "name" | "url" | "language" | "timeZone",
	value: string,
): { value: string } | { error: string } {
	const { success, data, error } = Config.shape[key].safeParse(value);
	return success ? { value: data ?? value } : { error: explainIssue(error.issues[0] as z.core.$ZodIssue) };
}

/** The keys that the schema knows at a path. Numbers are skipped: `unwrap` of a list is its element. */
function knownKeys(path: readonly string[]): string[] {
	let schema = unwrapped(Config);
	for (const part of path) if (/\D/.test(part)) schema = unwrapped(schema?.shape?.[part]);
	return schema?.keyType?.options ?? Object.keys(schema?.shape ?? {});
}

/** The parts of a schema node that are inspected. */
interface Shape {
	readonly unwrap?: () => unknown;
	/** Of a schema that takes other forms of a value too. */
	readonly out?: unknown;
	readonly shape?: Readonly<Record<string, unknown>>;
	readonly keyType?: { readonly options?: string[] };
}
function unwrapped(schema: unknown): Shape | undefined {
	const shape = schema as Shape | undefined;
	if (typeof shape?.unwrap === "function") return unwrapped(shape.unwrap());
	return shape?.out ? unwrapped(shape.out) : shape;
}
