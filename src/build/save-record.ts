/** The record of what is public: which builds write it, and how. */
import { join } from "node:path";
import { PUBLISHED, publishedText } from "../content/publication-record.js";
import { ifThere } from "../core/exists.js";
import type { Edition, Instant, Site } from "../core/model.js";
import { readPlain } from "../core/regular-file.js";
import { writeWhole } from "../output/write-if-changed.js";
import { recordOf } from "../site/record.js";
import type { Copy } from "./load-content.js";
import type { Options } from "./options.js";

/** Hosts of examples: a site that has no address yet has published nothing. */
const NO_HOST = /^https?:\/\/(?:localhost|127\.0\.0\.1|(?:www\.)?example\.(?:com|net|org))(?::\d+)?$/;

interface Built {
	/** The instant for which the site is built, and the instant at which that happens. */
	readonly at: Instant;
	readonly now: Instant;
	readonly site: Pick<Site, "record" | "url">;
	readonly options: Pick<Options, "drafts" | "record">;
}

/** Whether a build writes the record: where that is asked for, and with `record: true` in every build of the site as it is now. */
export const isRecorded = ({ at, now, site, options }: Built): boolean =>
	!options.drafts && (options.record === true || (site.record && at <= now && !NO_HOST.test(site.url)));

/** Writes what is public now to `content/published.json`. */
export function writeRecord(root: string, edition: Edition, { published, past }: Pick<Copy, "published" | "past">) {
	const file = join(root, PUBLISHED);
	const text = publishedText(recordOf(edition, published, past));
	// A file that is not touched leaves the next build nothing to look at.
	if (ifThere(() => readPlain(file).toString()) !== text) writeWhole(file, text);
}
