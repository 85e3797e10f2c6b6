/**
 * A Netlify site: one request with the digests of all files, one for each file that the host does not have; the deploy is live when the last one has
 * arrived (docs.netlify.com, "Get started with the Netlify API", "File digest method").
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod";
import type { NetlifyTarget } from "../../core/deploy-targets.js";
import type { Path } from "../../core/model.js";
import { encodeUrl } from "../../core/paths.js";
import { error } from "../../core/problem.js";
import { readRegularFile } from "../../core/regular-file.js";
import { wholeList } from "../deployed.js";
import { sortedRows } from "../file-list.js";
import { inParallel } from "../parallel.js";
import { shortDigestOf } from "../plan.js";
import { Refused } from "../refused.js";
import type { Job, Release, Target, TargetContext } from "../target.js";
import { netlifyClient } from "./netlify-client.js";
import { failed, noRelease } from "./refusals.js";

/** Maximum number of parallel uploads; the host rejects more. */
const MAX_UPLOADS = 10;
/** The host prepares a deploy with more files asynchronously. */
const MAX_FILES_AT_ONCE = 500;
/** Milliseconds between two polls of a deploy, and maximum number of polls. */
const NETLIFY_POLL_MS = 500;
const MAX_NETLIFY_POLLS = 1200;

const Files = z.array(z.object({ path: z.string(), sha: z.string(), size: z.number().default(0) }));
const Deploy = z.object({
	id: z.string(),
	state: z.string(),
	required: z.array(z.string()).nullish(),
	error_message: z.string().nullish(),
	created_at: z.string().default(""),
});
const Site = z.object({ published_deploy: z.object({ id: z.string(), created_at: z.string().default("") }).nullish() });

export function netlifyTarget({ site: configured }: NetlifyTarget, { env }: TargetContext): Target {
	const site = configured ?? env.NETLIFY_SITE_ID;
	if (!site)
		throw new Refused(
			error(
				"deploy-target",
				"No Netlify site is configured",
				{ path: "broadsheet.config.ts" },
				{
					hint: 'name it: { to: "netlify", site: "…" }, or set NETLIFY_SITE_ID',
				},
			),
			2,
		);
	const place = `netlify ${site}`;
	const ask = netlifyClient(place, env);
	const at = `/sites/${encodeURIComponent(site)}`;
	const digests = new Map<Path, string>();

	const understood = <T>(shape: z.ZodType<T>, answer: unknown): T => {
		const { success, data } = shape.safeParse(answer);
		if (!success) throw failed(place, "the response differs from the documentation");
		return data;
	};
	const published = async () => understood(Site, await ask("GET", at)).published_deploy ?? undefined;
	/** Polls a deploy until it is in one of these states. */
	const until = async (id: string, states: readonly string[]): Promise<z.infer<typeof Deploy>> => {
		for (let looks = 0; looks < MAX_NETLIFY_POLLS; looks++) {
			const found = understood(Deploy, await ask("GET", `/deploys/${id}`));
			if (found.state === "error") throw failed(place, found.error_message ?? "the deploy has failed");
			if (states.includes(found.state)) return found;
			await wait(NETLIFY_POLL_MS);
		}
		throw failed(
			place,
			`the deploy ${id} is not ready yet`,
			`see ${place} in a browser: it may become ready by itself`,
		);
	};

	const send = async ({ out, plan, onPhase, onSent }: Job): Promise<string> => {
		const paths = sortedRows(plan.after).map(([path]) => path);
		const isLarge = paths.length > MAX_FILES_AT_ONCE;
		const files = Object.fromEntries(paths.map((path) => [`/${path}`, digests.get(path)]));
		const started = understood(Deploy, await ask("POST", `${at}/deploys`, JSON.stringify({ files, async: isLarge })));
		const ready = isLarge ? await until(started.id, ["prepared", "uploading", "uploaded", "ready"]) : started;
		const required = new Set(ready.required);
		const missing = paths.filter((path) => {
			const digest = digests.get(path) ?? "";
			// One file per content.
			return required.delete(digest);
		});
		onPhase("files", missing.length);
		await inParallel(missing, MAX_UPLOADS, async (path) => {
			await ask("PUT", `/deploys/${started.id}/files/${encodeUrl(path)}`, readRegularFile(join(out, path)));
			onSent(1);
		});
		await until(started.id, ["ready"]);
		return started.id;
	};

	const releases = async (): Promise<Release[]> => {
		const served = (await published())?.id;
		const found = understood(z.array(Deploy), await ask("GET", `${at}/deploys?per_page=100`));
		return found
			.filter(({ state }) => state === "ready")
			.sort((a, b) => (a.created_at < b.created_at ? 1 : -1))
			.map(({ id, created_at }) => ({ id, at: created_at, isServed: id === served }));
	};

	return {
		place,
		takes: (path) =>
			!/^(?:\.htaccess|vercel\.json|(?:headers|redirects)(?:\.[a-z0-9]+)*\.(?:conf|json|caddy))$/.test(path),
		keepsAssets: false,
		digestOf: (out, path) => {
			const digest = createHash("sha1")
				.update(readRegularFile(join(out, path)))
				.digest("hex");
			digests.set(path, digest);
			return digest;
		},
		read: async () => {
			const served = await published();
			if (!served) return undefined;
			const files = understood(Files, await ask("GET", `${at}/files`));
			const there = files.map(
				({ path, sha, size }) =>
					[path.replace(/^\//, ""), { digest: shortDigestOf({ digest: sha }), headers: "", size }] as const,
			);
			return wholeList(served.id, served.created_at, new Map(there));
		},
		send,
		releases,
		rollBack: async (wanted) => {
			const there = await releases();
			const served = there.findIndex(({ isServed }) => isServed);
			const found =
				wanted === undefined ? (served < 0 ? undefined : there[served + 1]) : there.find(({ id }) => id === wanted);
			if (!found)
				throw noRelease(
					place,
					wanted,
					there.map(({ id }) => id),
				);
			await ask("POST", `${at}/deploys/${encodeURIComponent(found.id)}/restore`);
			return { ...found, isServed: true };
		},
	};
}
