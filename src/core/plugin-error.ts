/** A fault of a plugin → the problem that names the plugin, its hook and its line. */
import { inspect } from "node:util";
import type { Path, Place, Problem, Url } from "./model.js";
import { error } from "./problem.js";

/** What a call of a plugin throws, once it is known which line of the plugin has failed. The message is the reason alone. */
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

/** At which story or page a hook was called; neither, where the hook sees the whole site. */
export interface Called {
	readonly story?: Path | undefined;
	readonly page?: Url | undefined;
}

export const hookSubject = (plugin: string, hook: string): string =>
	`The plugin "${plugin}" fails in its hook \`${hook}\``;

/**
 * `subject` is taken where the fault has none of its own. The place is the line of the plugin; where that is unknown, the story. Equal faults of
 * many stories are of one group.
 */
export function pluginProblem(thrown: unknown, subject: string, { story, page }: Called = {}): Problem {
	const fault = thrown instanceof PluginError ? thrown : new PluginError(subject, reasonOf(thrown), {});
	const { place, hint } = fault.more;
	const at = story ?? page;
	const message = `${fault.subject}${at === undefined ? "" : ` at ${at}`}: ${fault.message}`;
	const cause = place ? [place.path, place.line, place.column].join(":") : fault.message;
	return error(
		"plugin-fault",
		message,
		place ?? (story === undefined ? undefined : { path: story, line: 1, column: 1 }),
		{
			hint,
			group: `${fault.subject} ${cause}`,
			...(story !== undefined && { story }),
		},
	);
}

/** What was thrown, in words: JavaScript can throw any value. */
export const reasonOf = (thrown: unknown): string =>
	thrown instanceof Error
		? thrown.message || thrown.name
		: typeof thrown === "string"
			? thrown
			: inspect(thrown, { breakLength: Number.POSITIVE_INFINITY, customInspect: false });
