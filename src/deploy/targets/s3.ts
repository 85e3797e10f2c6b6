/**
 * A bucket: files are sent in phases, so that no page is online before what it shows. The list of the last deploy is in the bucket; the bucket itself is
 * never listed.
 */
import { join } from "node:path";
import type { S3Target } from "../../core/deploy-targets.js";
import { lazy } from "../../core/lazy.js";
import type { Path, SiteConfig, Url } from "../../core/model.js";
import { readRegularFile } from "../../core/regular-file.js";
import { buildRules } from "../../plugins/response-headers/rules.js";
import { type Headers, headersDigest, headersFor, movedIn } from "../headers.js";
import { Journal } from "../journal.js";
import { inParallel } from "../parallel.js";
import { thereOf } from "../plan.js";
import { Refused } from "../refused.js";
import type { Sending } from "../sendings.js";
import { type Job, releaseId, type Target, type TargetContext } from "../target.js";
import { failed } from "./refusals.js";
import { MAX_S3_REQUESTS, s3Client, s3ErrorText } from "./s3-client.js";
import { isOvertaken, ledgerAt } from "./s3-manifest.js";

/** Of the list. */
const FOLDER = "_broadsheet/";
const UNSENT = "nothing was sent; fix the cause, and run the command again";

export async function s3Target(config: S3Target, site: SiteConfig, context: TargetContext): Promise<Target> {
	const { bucket, prefix } = config;
	const place = `s3 ${bucket}${prefix && `/${prefix.replace(/\/$/, "")}`}`;
	const s3 = await s3Client(config, context);
	const list = ledgerAt(s3, prefix + FOLDER, place);
	const rules = headersFor(site);
	const moved = lazy(() => (config.website ? movedIn(context.out, site.url) : new Map<Path, Url>()));
	const headersOf = (path: Path): Headers => {
		const to = moved().get(path);
		return { ...rules(path), ...(to !== undefined && { "x-amz-website-redirect-location": to }) };
	};
	const headersOfPath = (path: Path) => headersDigest(headersOf(path));

	const put = async (out: string, { path, digest }: Sending): Promise<void> => {
		const body = readRegularFile(join(out, path));
		const response = await s3.ask("PUT", prefix + path, { headers: headersOf(path), body, sha256: digest });
		if (!response.ok) throw failed(place, `${path} was not accepted: ${s3ErrorText(response)}`);
	};
	const remove = async (path: Path): Promise<void> => {
		const response = await s3.ask("DELETE", prefix + path);
		if (!response.ok && response.status !== 404)
			throw failed(
				place,
				`${path} was not deleted: ${s3ErrorText(response)}`,
				"run `broadsheet deploy` again: it deletes the rest",
			);
	};

	/** Throws the problem for a lost connection. */
	const refuse = (state: string) => (cause: unknown) => {
		throw cause instanceof Refused ? cause : failed(place, lineError(cause), state);
	};

	const send = async ({ out, plan, before, at, onPhase, onSent }: Job): Promise<string> => {
		const id = releaseId(at, (name) => name === before?.id);
		const changes = new Journal(plan, before, (file) => thereOf(file, headersOfPath(file.path)));
		const { count = 0, parts = [] } = before ?? {};
		const open = await list.begin(() => ({ id, at, count, parts, changes })).catch(refuse(UNSENT));
		let first = 0;
		try {
			for (const { name, length, files } of plan.phases) {
				onPhase(name, length);
				await inParallel(files, MAX_S3_REQUESTS, async (file, place) => {
					open.hold();
					await put(out, file);
					changes.note(first + place);
					onSent(1);
				});
				first += length;
			}
			// Deleted last, because readers may use these files until everything else is in place; and only if no other deploy has begun meanwhile.
			if (plan.deletions.length) await open.note();
			onPhase("deletions", plan.deletions.length);
			await inParallel(plan.deletions, MAX_S3_REQUESTS, async (path, place) => {
				open.hold();
				await remove(path);
				changes.note(first + place);
			});
		} catch (cause) {
			// The files that have arrived are recorded, so that the next deploy does not send them again. The host may be unreachable.
			if (!isOvertaken(cause)) await open.end().catch(() => {});
			throw cause instanceof Refused ? cause : failed(place, lineError(cause));
		}
		await open.end(plan.after).catch((cause: unknown) => {
			if (isOvertaken(cause)) throw cause;
			const words = cause instanceof Refused ? cause.message.replace(`${place}: `, "") : lineError(cause);
			const state = "all files have arrived; run `broadsheet deploy` again: it completes the list";
			throw failed(place, `the list of files was not accepted: ${words}`, state);
		});
		return id;
	};

	return {
		place,
		takes: (path) =>
			!/^(?:_headers|_redirects|\.htaccess|(?:vercel|staticwebapp\.config)\.json|(?:headers|redirects)(?:\.[a-z0-9]+)*\.(?:conf|json|caddy))$/.test(
				path,
			),
		headersOf: headersOfPath,
		headersVersion: () => JSON.stringify([buildRules(site), ...moved()]),
		read: async () => {
			const found = await list.read().catch(refuse(UNSENT));
			return found && { ...found, files: (indexes) => found.files(indexes).catch(refuse(UNSENT)) };
		},
		send,
	};
}

/** Why there was no response. `fetch` has it in the cause of its error. */
function lineError(cause: unknown): string {
	const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
	if (!(reason instanceof Error)) throw cause;
	const { code } = reason as NodeJS.ErrnoException;
	return reason.message || code || reason.name;
}
