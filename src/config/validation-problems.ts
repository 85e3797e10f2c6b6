/** Converts errors of the schema to problems, at the key in the configuration file, with the nearest known key. */
import type * as z from "zod";
import { didYouMean } from "../core/closest-match.js";
import type { Place, Problem } from "../core/model.js";
import { error, lineColumn } from "../core/problem.js";
import { Config } from "./schema.js";

/** In the root of a site. */
export const CONFIG_FILE = "broadsheet.config.ts";

/** One schema error → the problems that name it. `source` is the text of the file, in which the key is searched, because values have no position. */
export function toProblems(issue: z.core.$ZodIssue, source: string): Problem[] {
	const path = issue.path.map(String);
	if (issue.code === "unrecognized_keys") {
		const known = knownKeys(path);
		return issue.keys.map((key) =>
			error("config-key", `The configuration has no \`${[...path, key].join(".")}\``, placeOfKey(key, source), {
				hint: didYouMean(key, known) ?? (known.length ? `it has ${known.join(", ")}` : undefined),
			}),
		);
	}
	const key = path.findLast((part) => /\D/.test(part)) ?? "";
	return [error("config-value", `\`${path.join(".")}\` ${explainIssue(issue)}`, placeOfKey(key, source))];
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
): { value: string } | { fault: string } {
	const { success, data, error } = Config.shape[key].safeParse(value);
	return success ? { value: data ?? value } : { fault: explainIssue(error.issues[0] as z.core.$ZodIssue) };
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

/** The position of a key in the text of the configuration; the file without a position if it is not found. */
export function placeOfKey(key: string, source: string): Place {
	const match =
		key === "" ? null : new RegExp(`(?<![\\w$])['"]?${key.replace(/[^\w$]/g, "\\$&")}['"]?\\s*:`).exec(source);
	return match ? { path: CONFIG_FILE, ...lineColumn(source, match.index), length: key.length } : { path: CONFIG_FILE };
}
