/** Reports changes since the last run to hubs and search engines. */
import { resolve } from "node:path";
import { loadSiteConfig } from "../build/load-config.js";
import { isLock } from "../cache/cache.js";
import { changesFile, parseChangeLog, readChangeLog } from "../cache/change-log.js";
import type { AddressSources } from "../config/address.js";
import { missingSiteProblem } from "../config/load.js";
import { acquireLock } from "../core/lock.js";
import type { Problem } from "../core/model.js";
import { error } from "../core/problem.js";
import { writeAtomic } from "../core/regular-file.js";
import { buildRequests, type NotifyRequest } from "./notices.js";
import { post } from "./post.js";

export interface NotifyOptions extends AddressSources {
	readonly root: string;
	readonly out: string;
	readonly cache: string;
	/** Send nothing. */
	readonly dryRun?: boolean;
}
export interface NotifyResult {
	/** Accepted requests; for a dry run, the requests to send. */
	readonly sent: readonly Pick<NotifyRequest, "service" | "endpoint" | "urls">[];
	readonly problems: readonly Problem[];
	/** 0 ok, 2 configuration, 5 a request was not accepted. */
	readonly exit: 0 | 2 | 5;
}

/** Failed requests are repeated the next time. */
export async function notify({
	root: folder,
	out: to,
	cache: cacheFolder,
	dryRun = false,
	...sources
}: NotifyOptions): Promise<NotifyResult> {
	const root = resolve(folder);
	const [out, cache] = [resolve(root, to), resolve(root, cacheFolder)];
	const none = missingSiteProblem(root);
	if (none) return { sent: [], problems: [none], exit: 2 };
	const { value: configured, problems } = await loadSiteConfig(root, cache, sources);
	// What a preview deployment shows is not published.
	if (configured?.site.isPreview) return { sent: [], problems: [], exit: 0 };
	const addressError = configured ? errorText(configured.site) : undefined;
	if (!configured || addressError) return { sent: [], problems: addressError ? [addressError] : problems, exit: 2 };
	const { site } = configured;
	const file = changesFile(out, cache);
	const text = readChangeLog(file);
	const notices = buildRequests(parseChangeLog(text), site);
	if (dryRun) return { sent: notices, problems: [], exit: 0 };

	const failed: { readonly notice: NotifyRequest; readonly statusText: string }[] = [];
	for (const notice of notices) {
		const { ok, statusText } = await post(notice.endpoint, notice.type, notice.body);
		if (!ok) failed.push({ notice, statusText });
	}
	if (text) await keep(file, text.length, failed.flatMap(({ notice }) => resultLines(notice, text)).join(""), cache);
	return {
		sent: notices.filter((notice) => !failed.some((each) => each.notice === notice)),
		problems: failed.map(({ notice: { service, endpoint, urls }, statusText }) =>
			error(
				"not-notified",
				`${service} at ${endpoint} did not accept ${urls.length === 1 ? urls[0] : `${urls.length} addresses`}: ${statusText}`,
				undefined,
				{
					hint: "it stays in the list: run `broadsheet notify` again",
				},
			),
		),
		exit: failed.length ? 5 : 0,
	};
}

const resultLines = ({ urls }: NotifyRequest, text: string): string[] => {
	const deleted = new Set(parseChangeLog(text).deleted);
	return urls.map((url) => `${deleted.has(url) ? "deleted" : "changed"} ${url}\n`);
};

/** Under the lock of builds: lines that a build has added meanwhile stay after the failed ones. */
async function keep(file: string, read: number, left: string, cache: string): Promise<void> {
	const lock = await acquireLock(cache, 60_000);
	try {
		writeAtomic(file, left + readChangeLog(file).slice(read));
	} finally {
		if (isLock(lock)) lock.release();
	}
}

function errorText({
	url,
	feeds,
	indexNow,
}: {
	readonly url: string;
	readonly feeds: { readonly hubs: readonly string[] };
	readonly indexNow?: unknown;
}): Problem | undefined {
	const place = { path: "broadsheet.config.ts" };
	if (/^https?:\/\/(?:localhost|127\.|\[::1\])/.test(url))
		return error("notify-where", `The address of the site is ${url}, which other machines cannot reach`, place, {
			hint: "set `url` in the configuration",
		});
	if (feeds.hubs.length || indexNow) return undefined;
	return error("notify-where", "The configuration names no service to notify", place, {
		hint: "set `feeds.hubs`, or `indexNow`: see docs/notify.md",
	});
}
