/** Writes `content/published.json`. */
import { join } from "node:path";
import { publishedText, RECORD_FILE } from "../content/publication-record.js";
import { LOCAL_HOST } from "../core/base-path.js";
import { ifThere } from "../core/exists.js";
import type { Edition, Instant, SiteConfig } from "../core/model.js";
import { readRegularFile } from "../core/regular-file.js";
import { writeIfDifferent } from "../output/write-if-changed.js";
import { recordEdits, updateRecord } from "../site/record.js";
import type { LoadedContent } from "./load-content.js";
import type { Options } from "./options.js";

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

/** Writes the record after edits, see `recordEdits`. */
export const writeRecordEdits = (root: string, ...edits: Parameters<typeof recordEdits>): void =>
	writeRecordText(root, publishedText(recordEdits(...edits)));

/** Writes the public articles to `content/published.json`. */
export function writeRecord(
	root: string,
	edition: Edition,
	{ published, past }: Pick<LoadedContent, "published" | "past">,
) {
	writeRecordText(root, publishedText(updateRecord(edition, published, past)));
}

function writeRecordText(root: string, text: string): void {
	const file = join(root, RECORD_FILE);
	// An untouched file keeps its stamp, so the next build does not read it again.
	if (ifThere(() => readRegularFile(file).toString()) !== text) writeIfDifferent(file, text);
}
