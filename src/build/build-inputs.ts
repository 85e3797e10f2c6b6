/** What a build is made of, besides the clock. */
import { join } from "node:path";
import { readAssets } from "../cache/asset-records.js";
import type { Made } from "../cache/last-build.js";
import { fingerprintOf } from "../cache/memoize-on-disk.js";
import { factsOf } from "../content/asset-facts.js";
import { textAt } from "../content/files/classify.js";
import { PUBLISHED } from "../content/publication-record.js";
import { digest } from "../core/digest.js";
import { isThere } from "../core/exists.js";
import { sameStamp } from "../core/file-stamp.js";
import type { Facts } from "../core/images/asset-record.js";
import type { Instant, Path, Problem, Site } from "../core/model.js";
import { error } from "../core/problem.js";
import type { Templates } from "../render/theme/load.js";
import { fileFinder } from "../site/assets.js";
import { waitingAssets } from "../site/assets-in-use.js";
import type { Copy, Folders } from "./load-content.js";
import type { Paper } from "./plan-site.js";
import type { Setup } from "./workers/worker.js";

interface Built {
	readonly at: Instant;
	readonly site: Site;
	readonly templates: Templates;
	readonly setup: Pick<Setup, "root" | "cache" | "salt">;
}

/** The part of it that is known before a story is read. */
export function settingOf({ at, templates, setup }: Built): Pick<Made, "at" | "site" | "theme"> {
	const { digest: code, files, scripts } = templates;
	const theme = [...files, ...scripts].flatMap(({ path, bytes }) => [path, bytes]);
	return { at, site: setup.salt, theme: fingerprintOf([code, ...theme]) };
}

/** The other part. The record counts as it stands on disk at the moment of the call. */
export const sourcesOf = (
	{ rows }: Copy,
	waiting: readonly Facts[],
	{ root }: Pick<Setup, "root">,
): Omit<Made, keyof ReturnType<typeof settingOf>> => ({
	texts: textsOf(rows),
	record: isThere(join(root, PUBLISHED)) ? digest(textAt(root, PUBLISHED)) : "",
	waiting: waiting.map(({ path, digest }) => [path, digest]),
});

/** Stands for all Markdown files. */
export const textsOf = (rows: Copy["rows"]): string =>
	digest(JSON.stringify(rows.map(({ path, fingerprint }) => [path, fingerprint])));

/** The files that the output does not have and that hidden stories, authors and groups name. One that cannot be read is left out. */
export function waitingFacts(
	copy: Copy,
	{ assets }: Pick<Folders, "assets">,
	{ facts }: Pick<Paper["measured"], "facts">,
	{ site, setup }: Built,
): Facts[] {
	const { gate, coverage, profiles, notes } = copy;
	const hidden = [...gate.hidden, ...coverage.hidden];
	const speakers = [profiles, ...Object.values(notes)].flat();
	const shown = new Set(facts.map(({ path }) => path));
	const waiting = waitingAssets(hidden, assets, fileFinder(assets, site), speakers).filter(
		({ path }) => !shown.has(path),
	);
	if (waiting.length === 0) return [];
	const known = readAssets(setup.cache, setup.salt);
	return waiting.flatMap(({ path, stamp }) => {
		const before = known.get(path);
		if (before && sameStamp(before.stamp, stamp)) return before;
		try {
			return factsOf(path, join(setup.root, path), stamp);
		} catch {
			return [];
		}
	});
}

/** Why nothing can be compared. `before` is undefined where there was no build, or one with drafts. */
export function settingChanged(
	now: Pick<Made, "site" | "theme">,
	before: Made | undefined,
	isBuilt: boolean,
): Problem[] {
	if (!before)
		return [
			told(
				isBuilt
					? "The last build into this folder showed drafts, or was made by another version of the program"
					: "There is no build of this site to refresh",
			),
		];
	return [
		...(before.site === now.site
			? []
			: [
					told(
						"The configuration has changed since the last build, or something that it reads (the environment, a file, the clock), or the program",
					),
				]),
		...(before.theme === now.theme
			? []
			: [told("A template, a style sheet or a script of the theme has changed since the last build")]),
	];
}

/** What a refresh says. */
export const told = (message: string, path?: Path): Problem =>
	error("edited", message, path === undefined ? undefined : { path }, {
		hint: "`broadsheet build` publishes it; `refresh` publishes only what the clock has changed",
	});
