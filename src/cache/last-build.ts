/** Inputs and report of the last build. A build with the same inputs before `nextChange` returns the same report without doing anything. */

import type { Instant, Path, Problem, Report, SiteConfig } from "../core/model.js";
import { cacheKey } from "./memoize-on-disk.js";

export interface LastBuild {
	/** Stands for every file that was looked at, for the code, the configuration and the templates. */
	readonly given: string;
	readonly at: Instant;
	readonly told: Pick<Report, "pages" | "files" | "nextChange" | "timeZone">;
	readonly problems: readonly Problem[];
}

/** What the output of a build was made of, besides the clock: a refresh publishes nothing where any of it is another thing now. */
export interface BuildInputs {
	readonly at: Instant;
	/** Stands for the code and the configuration. */
	readonly site: string;
	/** The address of the site, and whether it is a preview deployment. */
	readonly address: Pick<SiteConfig, "url" | "isPreview">;
	/** Stands for templates, style sheets and scripts. */
	readonly theme: string;
	/** Stands for all Markdown files. */
	readonly texts: string;
	/** SHA-256 in hex of the record of addresses; empty where there is none. */
	readonly record: string;
	/** The files that only hidden stories name, with the digest of each. What public ones show is in the output. */
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

export const isUpToDate = (last: LastBuild | undefined, given: string | undefined, at: Instant): last is LastBuild =>
	last !== undefined &&
	last.given === given &&
	last.at <= at &&
	(last.told.nextChange === undefined || at < last.told.nextChange);
