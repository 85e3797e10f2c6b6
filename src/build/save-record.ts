/** Writes `content/published.json`. */
import { join } from "node:path";
import { publishedText, RECORD_FILE } from "../content/publication-record.js";
import { ifThere } from "../core/exists.js";
import type { Edition, Instant, SiteConfig } from "../core/model.js";
import { readRegularFile } from "../core/regular-file.js";
import { writeIfDifferent } from "../output/write-if-changed.js";
import { updateRecord } from "../site/record.js";
import type { LoadedContent } from "./load-content.js";
import type { Options } from "./options.js";

/** Example hosts: a site with such an address has not been published. */
const LOCAL_HOST = /^https?:\/\/(?:localhost|127\.0\.0\.1|(?:www\.)?example\.(?:com|net|org))(?::\d+)?$/;

interface RecordedBuild {
	/** `at` is the instant of the build, `now` the current time. */
	readonly at: Instant;
	readonly now: Instant;
	readonly site: Pick<SiteConfig, "record" | "url">;
	readonly options: Pick<Options, "drafts" | "record">;
}

/** Whether a build writes the record: with `--record`, or with `record: true` unless it builds the site of a future instant. */
export const isRecorded = ({ at, now, site, options }: RecordedBuild): boolean =>
	!options.drafts && (options.record === true || (site.record && at <= now && !LOCAL_HOST.test(site.url)));

/** Writes the public articles to `content/published.json`. */
export function writeRecord(
	root: string,
	edition: Edition,
	{ published, past }: Pick<LoadedContent, "published" | "past">,
) {
	const file = join(root, RECORD_FILE);
	const text = publishedText(updateRecord(edition, published, past));
	// An untouched file keeps its stamp, so the next build does not read it again.
	if (ifThere(() => readRegularFile(file).toString()) !== text) writeIfDifferent(file, text);
}
