/** The inputs of a build, apart from the clock. */
import { join } from "node:path";
import { textsDigest } from "../cache/file-record-columns.js";
import type { BuildInputs } from "../cache/last-build.js";
import { cacheKey } from "../cache/memoize-on-disk.js";
import { readTextAt } from "../content/files/classify.js";
import { RECORD_FILE } from "../content/publication-record.js";
import { digest } from "../core/digest.js";
import { isThere } from "../core/exists.js";
import type { AssetRecord } from "../core/images/asset-record.js";
import type { Instant, Path, Problem, SiteConfig } from "../core/model.js";
import { error } from "../core/problem.js";
import type { Templates } from "../render/theme/load.js";
import type { LoadedContent } from "./load-content.js";
import type { WorkerSetup } from "./workers/worker.js";

export interface BuiltSite {
	readonly at: Instant;
	readonly site: SiteConfig;
	readonly templates: Templates;
	readonly setup: Pick<WorkerSetup, "root" | "cache" | "parseVersion">;
}

/** The inputs that are known before articles are read. */
export function settingInputs({
	at,
	site,
	templates,
	setup,
}: BuiltSite): Pick<BuildInputs, "at" | "site" | "theme" | "address"> {
	const { digest: code, files, scripts } = templates;
	const theme = [...files, ...scripts].flatMap(({ path, bytes }) => [path, bytes]);
	const address = { url: site.url, isPreview: site.isPreview };
	return { at, site: setup.parseVersion, theme: cacheKey([code, ...theme]), address };
}

/** Of the record on disk; empty if there is none. */
export const recordDigest = (root: string): string =>
	isThere(join(root, RECORD_FILE)) ? digest(readTextAt(root, RECORD_FILE)) : "";

/** The inputs that are known after articles are read. `record` is the file on disk at the moment of the call. */
export const contentInputs = (
	{ rows }: LoadedContent,
	waiting: readonly AssetRecord[],
	{ root }: Pick<WorkerSetup, "root">,
): Omit<BuildInputs, keyof ReturnType<typeof settingInputs> | "isRecorded"> => ({
	texts: textsDigest(rows),
	record: recordDigest(root),
	waiting: waiting.map(({ path, digest }) => [path, digest]),
});

/** Changes that make a comparison impossible. `before` is undefined if there was no build, or one with drafts. */
export function settingChanges(
	now: Pick<BuildInputs, "site" | "theme">,
	before: BuildInputs | undefined,
	isBuilt: boolean,
): Problem[] {
	if (!before)
		return [
			editedProblem(
				isBuilt
					? "The last build into this folder showed drafts, or was made by another version of the program"
					: "There is no build of this site to refresh",
			),
		];
	return [
		...(before.site === now.site
			? []
			: [
					editedProblem(
						"The configuration has changed since the last build, or something that it reads (the environment, a file, the clock), or the program",
					),
				]),
		...(before.theme === now.theme
			? []
			: [editedProblem("A template, a style sheet or a script of the theme has changed since the last build")]),
	];
}

/** The error of a refresh that finds a change. */
export const editedProblem = (message: string, path?: Path): Problem =>
	error("edited", message, path === undefined ? undefined : { path }, {
		hint: "`broadsheet build` publishes it; `refresh` publishes only what the clock has changed",
	});
