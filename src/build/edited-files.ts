/** The files of the output after edits, and those of plugins among them: some have the redirects of the site, for hosts. */
import { pluginFilePaths } from "../cache/output-records.js";
import type { Path, Problem } from "../core/model.js";
import type { OutputRecord, PreviousOutput } from "../core/output-record.js";
import { collectHook } from "../core/plugin-hooks.js";
import { fileFromBytes, type TargetFile } from "../output/publish.js";
import type { EditedSite } from "./edited-site.js";
import { publishable } from "./plugin-files.js";
import type { BuildContext } from "./render-site.js";

/** The files of plugins that differ from the last build, and those that the site has no more. */
export function editedFiles(
	{ edition, moves }: Pick<EditedSite, "edition" | "moves">,
	old: PreviousOutput,
	{ buildCache, diagnostics }: Pick<BuildContext, "buildCache" | "diagnostics">,
): { readonly targets: readonly TargetFile[]; readonly gone: readonly OutputRecord[] } {
	const { outputs } = buildCache;
	if (!moves || !outputs) return { targets: [], gone: [] };
	const report = (problem: Problem) => diagnostics.add([problem]);
	// No plugin of the program reads the pages for its files, and a site with others is planned as a whole.
	const files = collectHook(edition.site.plugins, "files", (plugin) => plugin.files?.(edition, []), report);
	const targets = files.flatMap((file) => publishable(file, report)).map(fileFromBytes);
	const paths = new Set<Path>(targets.map(({ file }) => file.path));
	return {
		targets: targets.filter(({ file }) => old.files.get(file.path)?.digest !== file.digest),
		gone: pluginFilePaths(outputs.files).flatMap((path) => (paths.has(path) ? [] : (old.files.get(path) ?? []))),
	};
}

/** The files of the last build, without copies and those that are `replaced`, with the changed pages. */
export function filesAfter(
	old: PreviousOutput,
	changed: readonly OutputRecord[],
	replaced: readonly OutputRecord[],
): readonly OutputRecord[] {
	const fresh = new Map(changed.map((file) => [file.path, file]));
	const isReplaced = new Set(replaced.map(({ path }) => path));
	const others = [...old.files.values()].filter(({ kind, path }) => kind !== "compressed" && !isReplaced.has(path));
	return [...others.map((file) => fresh.get(file.path) ?? file), ...changed.filter(({ path }) => !old.files.has(path))];
}
