/** Writes `content/published.json`. */
import { join } from "node:path";
import { publishedText, RECORD_FILE } from "../content/publication-record.js";
import { LOCAL_HOST } from "../core/base-path.js";
import { ifThere } from "../core/exists.js";
import { lazy } from "../core/lazy.js";
import type { Edition, Instant, SiteConfig } from "../core/model.js";
import { readRegularFile } from "../core/regular-file.js";
import { writeIfDifferent } from "../output/write-if-changed.js";
import { recordEdits, updateRecord } from "../site/record.js";
import type { LoadedContent } from "./load-content.js";
import type { Options } from "./options.js";
import type { BuildContext } from "./render-site.js";

interface RecordedBuild {
	/** `at` is the instant of the build, `now` the current time. */
	readonly at: Instant;
	readonly now: Instant;
	readonly site: Pick<SiteConfig, "record" | "url" | "isPreview">;
	readonly options: Pick<Options, "drafts" | "record">;
}

/**
 * Whether a build writes the record: where that is asked for, and with `record: true` in every build of the site as it is now. A site without an
 * address of its own, and a preview deployment, have published nothing.
 */
export const isRecorded = ({ at, now, site, options }: RecordedBuild): boolean =>
	!options.drafts &&
	(options.record === true || (site.record && at <= now && !site.isPreview && !LOCAL_HOST.test(site.url)));

type Build = Pick<BuildContext, "setup" | "diagnostics">;

/** Writes the record after edits, see `recordEdits`. */
export const writeRecordEdits = (build: Build, ...edits: Parameters<typeof recordEdits>): void =>
	writeRecordText(build, publishedText(recordEdits(...edits)));

/** Writes the public articles to `content/published.json`. */
export function writeRecord(
	build: Build,
	edition: Edition,
	{ published, past }: Pick<LoadedContent, "published" | "past">,
) {
	writeRecordText(build, publishedText(updateRecord(edition, published, past)));
}

function writeRecordText({ setup, diagnostics }: Build, text: string): void {
	const file = join(setup.root, RECORD_FILE);
	const before = ifThere(() => readRegularFile(file).toString());
	// An untouched file keeps its stamp, so the next build does not read it again.
	if (before === text) return;
	writeIfDifferent(file, text);
	const entries = lazy(() => new Map(linesOf(text).map((line, index) => [line, index + 1])));
	const old = lazy(() => linesOf(before ?? ""));
	// The problems were found in the record as it was.
	diagnostics.moveLines(RECORD_FILE, (line) => entries().get(old()[line - 1] ?? "") ?? line);
}

/** The last entry of a list has no comma. */
const linesOf = (text: string): string[] => text.split("\n").map((line) => line.replace(/,$/, ""));
