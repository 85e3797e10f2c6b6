/** What the schema finds wrong → problems, at the key in the config file, with the nearest known key. */
import type { z } from "zod";
import { didYouMean } from "../base/nearest.js";
import { error, lineColumn } from "../base/problem.js";
import type { Place, Problem } from "../model.js";
import { Config } from "./schema.js";

/** The name of the file, in the root of a site. */
export const CONFIG = "broadsheet.config.ts";

/** One fault → the problems that name it. `source` is the text of the file: a key is looked for in it, because a value has no place. */
export function problemsOf(issue: z.core.$ZodIssue, source: string): Problem[] {
	const path = issue.path.map(String);
	if (issue.code === "unrecognized_keys") {
		const known = knownKeys(path);
		return issue.keys.map((key) =>
			error("config-key", `The configuration has no \`${[...path, key].join(".")}\``, placeOf(key, source), {
				hint: didYouMean(key, known) ?? (known.length ? `it has ${known.join(", ")}` : undefined),
			}),
		);
	}
	const key = path.findLast((part) => /\D/.test(part)) ?? "";
	const message = issue.message.replace(/^Invalid input: /, "").replace(/^Invalid option: /, "");
	return [
		error(
			"config-value",
			`\`${path.join(".")}\` ${/^(?:is|has|begins|knows|needs) /.test(message) ? message : `is wrong: ${message}`}`,
			placeOf(key, source),
		),
	];
}

function knownKeys(path: readonly string[]): string[] {
	let schema: unknown = Config;
	for (const part of path) {
		while (schema && typeof schema === "object" && "unwrap" in schema && typeof schema.unwrap === "function")
			schema = schema.unwrap();
		schema = /^\d+$/.test(part)
			? (schema as { element?: unknown })?.element
			: (schema as { shape?: Record<string, unknown> })?.shape?.[part];
	}
	while (schema && typeof schema === "object" && "unwrap" in schema && typeof schema.unwrap === "function")
		schema = schema.unwrap();
	const keys = (schema as { keyType?: { options?: string[] } })?.keyType?.options;
	return keys ?? Object.keys((schema as { shape?: object })?.shape ?? {});
}

function placeOf(key: string, source: string): Place {
	const match =
		key === "" ? null : new RegExp(`(?<![\\w$])['"]?${key.replace(/[^\w$]/g, "\\$&")}['"]?\\s*:`).exec(source);
	return match ? { path: CONFIG, ...lineColumn(source, match.index), length: key.length } : { path: CONFIG };
}
