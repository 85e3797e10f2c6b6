/** The URLs that were written or deleted since `notify` last ran. One URL per line; a later line replaces an earlier one. */
import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { shortDigest } from "../core/digest.js";
import { ensureDir } from "../core/ensure-dir.js";
import { ifThere } from "../core/exists.js";
import type { SiteConfig, Url } from "../core/model.js";
import type { OutputRecord } from "../core/output-record.js";
import { encodeUrl } from "../core/paths.js";
import { compare } from "../core/problem.js";
import { appendToFile, readRegularFile, writeAtomic } from "../core/regular-file.js";

export interface Changes {
	/** Absolute and percent-encoded, sorted. */
	readonly changed: readonly Url[];
	readonly deleted: readonly Url[];
}

/** The change log of one output folder. */
export const changesFile = (out: string, cache: string): string =>
	join(cache, `changes-${shortDigest(existsSync(out) ? realpathSync(out) : out)}.txt`);

/** `more`: existing lines are kept, because `notify` has not sent them yet. */
export function appendChanges(file: string, { changed, deleted }: Changes, more: boolean): void {
	const lines = [...changed.map((url) => `changed ${url}\n`), ...deleted.map((url) => `deleted ${url}\n`)].join("");
	ensureDir(dirname(file));
	if (more) appendToFile(file, lines);
	else writeAtomic(file, lines);
}

/** Parses the log. An incomplete last line was never finished and is ignored. */
export function parseChangeLog(text: string): Changes {
	const last = new Map<Url, string>();
	for (const line of text.slice(0, text.lastIndexOf("\n") + 1).split("\n")) {
		const [what, url] = line.split(" ");
		if (url && (what === "changed" || what === "deleted")) last.set(url, what);
	}
	const of = (what: string) => [...last].flatMap(([url, is]) => (is === what ? [url] : [])).sort(compare);
	return { changed: of("changed"), deleted: of("deleted") };
}

/** The text of the file; empty if there is none. */
export function readChangeLog(file: string): string {
	return ifThere(() => readRegularFile(file).toString()) ?? "";
}

/** Pages and documents only; other files belong to a page. */
export function publicUrls(
	{ url: base }: Pick<SiteConfig, "url">,
	written: readonly OutputRecord[],
	removed: readonly OutputRecord[],
): Changes {
	const of = (files: readonly OutputRecord[]) =>
		files.flatMap(({ path, kind, page }) =>
			page || kind === "page" ? [base + encodeUrl(`/${path.replace(/(^|\/)index\.html$/, "$1")}`)] : [],
		);
	return { changed: of(written), deleted: of(removed) };
}

/** Whether a hub or a search engine is configured. If so, changes are kept until `notify` has sent them. */
export const hasSubscribers = ({ feeds, indexNow }: Pick<SiteConfig, "feeds" | "indexNow">): boolean =>
	feeds.hubs.length > 0 || indexNow !== undefined;
