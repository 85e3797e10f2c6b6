/** Front matter defaults in the configuration of Jekyll (jekyllrb.com/docs/configuration/front-matter-defaults). */
import { libraries } from "../core/libraries.js";

const require = libraries(import.meta.url);

type JekyllDefault = {
	readonly scope?: { readonly path?: unknown; readonly type?: unknown } | null;
	readonly values?: unknown;
};
/** Those of the configuration; `hides` recognizes a value that hides. */
export function defaultsIn(text: string, hides: RegExp): readonly JekyllDefault[] {
	if (!text.includes("defaults")) return [];
	const { parse } = require("yaml") as typeof import("yaml");
	try {
		const { defaults } = Object(parse(text)) as { defaults?: unknown };
		return [defaults].flat().filter((each) => typeof each === "object" && each !== null) as JekyllDefault[];
	} catch {
		// What it says is not known, so all of it may apply to all stories.
		return hides.test(text) ? [{ values: text }] : [];
	}
}
