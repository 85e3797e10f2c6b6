/** Compares the inputs of a refresh with those of the last build, file by file: only the clock may differ. */

import type { FileRecord } from "../cache/file-records.js";
import type { BuildInputs } from "../cache/last-build.js";
import { RECORD_FILE } from "../content/publication-record.js";
import type { AssetRecord } from "../core/images/asset-record.js";
import type { Path, Problem, Quarantine } from "../core/model.js";
import type { OutputRecord } from "../core/output-record.js";
import { editedProblem } from "./build-inputs.js";
import type { SitePlan } from "./plan-site.js";

/** The inputs of the last build. */
interface PreviousInputs {
	readonly rows: readonly Pick<FileRecord, "path" | "fingerprint">[];
	/** The assets that its pages show, and those that only hidden articles refer to. */
	readonly assets: ReadonlyMap<Path, Pick<AssetRecord, "digest">>;
}
/** The inputs of this build. */
interface CurrentInputs extends Pick<PreviousInputs, "rows"> {
	readonly made: BuildInputs;
	readonly facts: readonly Pick<AssetRecord, "path" | "digest">[];
	/** All assets on disk. */
	readonly there: readonly { readonly path: Path }[];
}
/** The site rebuilt from the current files at the instant of the last build. */
interface PreviousSite {
	readonly files: readonly Pick<OutputRecord, "path" | "digest">[];
	/** The assets that its pages show. */
	readonly assets: Pick<ReadonlySet<Path>, "has">;
	/** Image variants, which are not rendered for a comparison. */
	readonly variants: Pick<ReadonlySet<Path>, "has">;
	/** Articles whose old pages are kept. */
	readonly quarantined: Quarantine;
}

export const previousSiteOf = (
	{
		targets,
		measured,
	}: { readonly targets: readonly { readonly file: PreviousSite["files"][number] }[] } & Pick<SitePlan, "measured">,
	quarantined: Quarantine,
): PreviousSite => ({
	files: targets.map(({ file }) => file),
	assets: new Set(measured.facts.map(({ path }) => path)),
	variants: new Set(measured.variants.map(({ path }) => path)),
	quarantined,
});

/**
 * The differences between the last build into this folder and the current files. `then`, the rebuilt site, is compared with `old`, the output folder.
 * Files that only hidden articles refer to are not in the output, so their digests are compared. `known` are the inputs of the last build, or false if a
 * later build has replaced them in the cache; they only supply file names for the report.
 */
export function inputChanges(
	{ made, ...now }: CurrentInputs,
	before: BuildInputs,
	then: PreviousSite,
	old: Pick<ReadonlyMap<Path, Pick<OutputRecord, "path" | "digest" | "from">>, "get" | "values">,
	known: PreviousInputs | false,
): Problem[] {
	const files = outputChanged(then, old);
	const record =
		made.record === before.record ? [] : [editedProblem("The file has changed since the last build", RECORD_FILE)];
	const waiting = waitingChanged(now, before, then);
	if (files.length + waiting.length === 0 && made.texts === before.texts) return record;
	const named = [...record, ...waiting, ...(known ? filesChanged(now, known) : [])];
	const edited = files.filter((path) => old.get(path)?.digest === "");
	const changed = files.filter((path) => old.get(path)?.digest !== "");
	return [
		...named,
		...(edited.length ? [editedProblem(`The output has changed since the last build: ${listPaths(edited)}`)] : []),
		...(changed.length && named.length === 0
			? [
					editedProblem(
						`Something other than the clock has changed since the last build; it affects ${listPaths(changed)}`,
					),
				]
			: []),
		...(made.texts === before.texts || known
			? []
			: [
					editedProblem(
						"A file of a story, an author or a group has changed since the last build into this folder; it is unknown which, because a later build into another folder has replaced the record",
					),
				]),
	];
}

/** The output files that differ from the rebuilt site. */
function outputChanged(
	{ files, variants, quarantined }: PreviousSite,
	old: Parameters<typeof inputChanges>[3],
): Path[] {
	const paths = new Set(files.map(({ path }) => path));
	return [
		...files.filter(({ path, digest }) => old.get(path)?.digest !== digest).map(({ path }) => path),
		...[...old.values()]
			.filter(({ path, digest, from }) =>
				digest === ""
					? !paths.has(path)
					: !(paths.has(path) || variants.has(path) || (from !== undefined && quarantined.has(from))),
			)
			.map(({ path }) => path),
	].sort();
}

type Files = Pick<CurrentInputs, "rows" | "facts" | "there">;

function waitingChanged({ facts, there }: Files, { waiting }: BuildInputs, { assets }: PreviousSite): Problem[] {
	const before = new Map(waiting);
	const now = new Set(there.map(({ path }) => path));
	return [
		...facts.flatMap(({ path, digest }) => {
			const old = before.get(path);
			if (old === undefined) return assets.has(path) ? [] : [addedProblem(path)];
			return old === digest ? [] : [changedProblem(path)];
		}),
		...waiting.flatMap(([path]) => (now.has(path) ? [] : [removedProblem(path)])),
	];
}

function filesChanged({ rows, facts, there }: Files, known: PreviousInputs): Problem[] {
	const before = new Map(known.rows.map(({ path, fingerprint }) => [path, fingerprint]));
	const now = new Set([...rows, ...there].map(({ path }) => path));
	return [
		...rows.flatMap(({ path, fingerprint }) => {
			const old = before.get(path);
			return old === fingerprint ? [] : [old === undefined ? addedProblem(path) : changedProblem(path)];
		}),
		...facts.flatMap(({ path, digest }) => {
			const old = known.assets.get(path);
			return old?.digest === digest ? [] : [old ? changedProblem(path) : addedProblem(path)];
		}),
		...[...before.keys(), ...known.assets.keys()].filter((path) => !now.has(path)).map(removedProblem),
	];
}

/** The first three paths and the number of the others. */
const listPaths = (paths: readonly Path[]): string =>
	`${paths.slice(0, 3).join(", ")}${paths.length > 3 ? ` and ${paths.length - 3} more files` : ""}`;

const addedProblem = (path: Path) => editedProblem("The file is new since the last build", path);
const changedProblem = (path: Path) => editedProblem("The file has changed since the last build", path);
const removedProblem = (path: Path) => editedProblem("The file has been removed since the last build", path);
