/** Is everything but the clock as the last build into this folder had it? What has changed since is told, file by file. */

import type { Row } from "../cache/file-records.js";
import type { Made } from "../cache/last-build.js";
import { PUBLISHED } from "../content/publication-record.js";
import type { Facts } from "../core/images/asset-record.js";
import type { Bad, Path, Problem } from "../core/model.js";
import type { Output } from "../core/output-record.js";
import { told } from "./build-inputs.js";
import type { Paper } from "./plan-site.js";

/** What a build has read. */
interface Had {
	readonly rows: readonly Pick<Row, "path" | "fingerprint">[];
	/** The files beside the stories that it shows, and those that hidden stories name. */
	readonly assets: ReadonlyMap<Path, Pick<Facts, "digest">>;
}
/** What this build has read. */
interface Now extends Pick<Had, "rows"> {
	readonly made: Made;
	readonly facts: readonly Pick<Facts, "path" | "digest">[];
	/** All files beside the stories. */
	readonly there: readonly { readonly path: Path }[];
}
/** The site as it would be now at the instant of the last build. */
interface Then {
	readonly files: readonly Pick<Output, "path" | "digest">[];
	/** The files beside the stories that it shows. */
	readonly assets: Pick<ReadonlySet<Path>, "has">;
	/** Narrower copies of pictures, which are not made for a comparison. */
	readonly copies: Pick<ReadonlySet<Path>, "has">;
	/** Their pages stay as they are. */
	readonly bad: Bad;
}

export const thenOf = (
	{
		wanted,
		measured,
	}: { readonly wanted: readonly { readonly file: Then["files"][number] }[] } & Pick<Paper, "measured">,
	bad: Bad,
): Then => ({
	files: wanted.map(({ file }) => file),
	assets: new Set(measured.facts.map(({ path }) => path)),
	copies: new Set(measured.narrower.map(({ path }) => path)),
	bad,
});

/**
 * What is not as the last build into this folder had it. The site that would be there without the clock is compared with the one that is there, `old`; of what only
 * hidden stories have, which no output shows, digests are compared. `known` is what that build had read, unless another one has used the memory since: it names files, and decides nothing.
 */
export function changedSince(
	{ made, ...now }: Now,
	before: Made,
	then: Then,
	old: ReadonlyMap<Path, Pick<Output, "path" | "digest" | "from">>,
	known: Had | false,
): Problem[] {
	const files = outputChanged(then, old);
	const record = made.record === before.record ? [] : [told("The file has changed since the last build", PUBLISHED)];
	const waiting = waitingChanged(now, before, then);
	if (files.length + waiting.length === 0 && made.texts === before.texts) return record;
	const named = [...record, ...waiting, ...(known ? filesChanged(now, known) : [])];
	const byHand = files.filter((path) => old.get(path)?.digest === "");
	const others = files.filter((path) => old.get(path)?.digest !== "");
	return [
		...named,
		...(byHand.length ? [told(`The output is not as the last build left it: ${listOf(byHand)}`)] : []),
		...(others.length && named.length === 0
			? [told(`Something else than the clock has changed since the last build: it changes ${listOf(others)}`)]
			: []),
		...(made.texts === before.texts || known
			? []
			: [
					told(
						"Some file of a story, an author or a group has changed since the last build into this folder; which one, the build into another folder that came after no longer tells",
					),
				]),
	];
}

/** The files of the output that differ from those that would be there without the clock. */
function outputChanged({ files, copies, bad }: Then, old: Parameters<typeof changedSince>[3]): Path[] {
	const paths = new Set(files.map(({ path }) => path));
	return [
		...files.filter(({ path, digest }) => old.get(path)?.digest !== digest).map(({ path }) => path),
		...[...old.values()]
			.filter(({ path, digest, from }) =>
				digest === ""
					? !paths.has(path)
					: !(paths.has(path) || copies.has(path) || (from !== undefined && bad.has(from))),
			)
			.map(({ path }) => path),
	].sort();
}

type Files = Pick<Now, "rows" | "facts" | "there">;

function waitingChanged({ facts, there }: Files, { waiting }: Made, { assets }: Then): Problem[] {
	const before = new Map(waiting);
	const now = new Set(there.map(({ path }) => path));
	return [
		...facts.flatMap(({ path, digest }) => {
			const old = before.get(path);
			if (old === undefined) return assets.has(path) ? [] : [fresh(path)];
			return old === digest ? [] : [changed(path)];
		}),
		...waiting.flatMap(([path]) => (now.has(path) ? [] : [gone(path)])),
	];
}

function filesChanged({ rows, facts, there }: Files, known: Had): Problem[] {
	const before = new Map(known.rows.map(({ path, fingerprint }) => [path, fingerprint]));
	const now = new Set([...rows, ...there].map(({ path }) => path));
	return [
		...rows.flatMap(({ path, fingerprint }) => {
			const old = before.get(path);
			return old === fingerprint ? [] : [old === undefined ? fresh(path) : changed(path)];
		}),
		...facts.flatMap(({ path, digest }) => {
			const old = known.assets.get(path);
			return old?.digest === digest ? [] : [old ? changed(path) : fresh(path)];
		}),
		...[...before.keys(), ...known.assets.keys()].filter((path) => !now.has(path)).map(gone),
	];
}

/** Three of them are enough to know what it is. */
const listOf = (paths: readonly Path[]): string =>
	`${paths.slice(0, 3).join(", ")}${paths.length > 3 ? ` and ${paths.length - 3} more files` : ""}`;

const fresh = (path: Path) => told("The file is new since the last build", path);
const changed = (path: Path) => told("The file has changed since the last build", path);
const gone = (path: Path) => told("The file is gone since the last build", path);
