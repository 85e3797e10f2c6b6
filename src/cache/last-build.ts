/** Inputs and report of the last build. A build with the same inputs before `nextChange` returns the same report without doing anything. */

import type { Instant, Path, Problem, Report, SiteConfig } from "../core/model.js";
import { cacheKey } from "./memoize-on-disk.js";

export interface LastBuild {
	/** Digest of all scanned files, the code, the configuration and the templates. */
	readonly inputs: string;
	/** Digest of the paths and stamps of all files that are not Markdown. */
	readonly assets: string;
	readonly at: Instant;
	readonly summary: Pick<Report, "pages" | "files" | "nextChange" | "timeZone">;
	readonly problems: readonly Problem[];
	/** Problems of collections, one for each story: an edit of any story may change them. */
	readonly collectionProblems?: readonly Problem[];
	/** Problems that are found again whenever the site is composed. */
	readonly siteProblems?: readonly Problem[];
	/** Other problems were found when the site was composed. */
	readonly hasSiteProblems?: true | undefined;
}

/** What a build keeps of the problems of the composed site, so that the next one knows which of them an edit has changed. */
export function comparableProblems({
	collections,
	site,
	others,
}: Readonly<Record<"collections" | "site" | "others", readonly Problem[]>>): Pick<
	LastBuild,
	"collectionProblems" | "siteProblems" | "hasSiteProblems"
> {
	const areComparable = [collections, site].every(
		(list) => list.length <= MAX_KEPT_PROBLEMS && list.every(({ group }) => group === undefined),
	);
	if (others.length > 0 || !areComparable) return { hasSiteProblems: true };
	return { collectionProblems: collections, siteProblems: site };
}
/** More are not compared after an edit. */
const MAX_KEPT_PROBLEMS = 200;

/** The inputs of the output, apart from the clock. A refresh publishes nothing if any of them has changed. */
export interface BuildInputs {
	readonly at: Instant;
	/** Version of the code and the configuration. */
	readonly site: string;
	/** The address of the site, and whether it is a preview deployment. */
	readonly address: Pick<SiteConfig, "url" | "isPreview">;
	/** Digest of templates, style sheets and scripts. */
	readonly theme: string;
	/** Digest of all Markdown files. */
	readonly texts: string;
	/** SHA-256 of `content/published.json` in hex; empty if there is none. */
	readonly record: string;
	/** Whether the build wrote the record. */
	readonly isRecorded: boolean;
	/** The files that only hidden articles refer to, with their digests. Files of public articles are in the output. */
	readonly waiting: readonly (readonly [path: Path, digest: string])[];
}

/** Undefined if a file was modified too recently for a stamp. `parts` are all other inputs of a build. */
export function inputsDigest(
	lists: readonly {
		readonly paths: readonly Path[];
		readonly stamps: Float64Array;
		readonly problems: readonly Problem[];
	}[],
	parts: readonly (string | Uint8Array)[],
): string | undefined {
	if (lists.some(({ stamps }) => stamps.some(Number.isNaN))) return undefined;
	return cacheKey([
		...parts,
		...lists.flatMap(({ paths, stamps, problems }) => [
			paths.join("\n"),
			new Uint8Array(stamps.buffer),
			JSON.stringify(problems),
		]),
	]);
}

/** Whether the clock alone changes nothing until `at`. */
export const isUnchangedBy = (last: LastBuild, at: Instant): boolean =>
	last.at <= at && (last.summary.nextChange === undefined || at < last.summary.nextChange);

export const isUpToDate = (last: LastBuild | undefined, inputs: string | undefined, at: Instant): last is LastBuild =>
	last !== undefined && last.inputs === inputs && isUnchangedBy(last, at);
