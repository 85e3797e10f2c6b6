/** Files of the theme and of plugins, as they are published. */
import { andList } from "../content/asset-facts.js";
import { clean } from "../core/images/clean.js";
import { stripped } from "../core/images/reports.js";
import type { OutputFile, Problem } from "../core/model.js";
import { error } from "../core/problem.js";

/** The file without what pictures say of where they were taken; none if it cannot be read. */
export function publishable(file: OutputFile, report: (problem: Problem) => void): OutputFile[] {
	const found = clean(file.bytes, file.path);
	if ("error" in found) {
		const { message, hint } = found.error;
		report(error("picture-format", `"${file.path}" ${message}`, undefined, { hint }));
		return [];
	}
	if (found.lost) report(stripped(file.path, andList(found.lost)));
	return [{ ...file, kind: kindOf(file), bytes: found.bytes }];
}

/** Plugins may still use `index`, the former name of `document`. */
const kindOf = ({ kind }: { readonly kind: string }): OutputFile["kind"] =>
	kind === "index" ? "document" : (kind as OutputFile["kind"]);
