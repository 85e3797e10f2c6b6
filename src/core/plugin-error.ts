/** Converts exceptions of plugins to problems with the plugin, its hook and its line. */
import { inspect } from "node:util";
import type { Path, Place, Problem, Url } from "./model.js";
import { error } from "./problem.js";

/** An exception of a plugin with the failing line. The message is the reason alone. */
export class PluginError extends Error {
	constructor(
		/** `The plugin "ratings" fails in its hook `article`` */
		readonly subject: string,
		reason: string,
		readonly more: { readonly place?: Place | undefined; readonly hint?: string | undefined },
	) {
		super(reason);
	}
}

/** The article or page for which a hook was called; neither for hooks that see the whole site. */
export interface Called {
	readonly story?: Path | undefined;
	readonly page?: Url | undefined;
}

export const hookSubject = (plugin: string, hook: string): string =>
	`The plugin "${plugin}" fails in its hook \`${hook}\``;

/** `subject` is used if the exception has none. The place is the line of the plugin or, if that is unknown, the article. Equal errors for many articles are grouped. */
export function pluginProblem(thrown: unknown, subject: string, { story, page }: Called = {}): Problem {
	const cause = thrown instanceof PluginError ? thrown : new PluginError(subject, reasonOf(thrown), {});
	const { place, hint } = cause.more;
	const at = story ?? page;
	const message = `${cause.subject}${at === undefined ? "" : ` at ${at}`}: ${cause.message}`;
	const origin = place ? [place.path, place.line, place.column].join(":") : cause.message;
	return error(
		"plugin-fault",
		message,
		place ?? (story === undefined ? undefined : { path: story, line: 1, column: 1 }),
		{
			hint,
			group: `${cause.subject} ${origin}`,
			...(story !== undefined && { story }),
		},
	);
}

/** A thrown value as text: JavaScript can throw any value. */
export const reasonOf = (thrown: unknown): string =>
	thrown instanceof Error
		? thrown.message || thrown.name
		: typeof thrown === "string"
			? thrown
			: inspect(thrown, { breakLength: Number.POSITIVE_INFINITY, customInspect: false });
