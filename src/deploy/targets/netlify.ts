/**
 * A Netlify site: one request with the digests of all files, one for each file that the host does not have; the deploy is live when the last one has
 * arrived (docs.netlify.com, "Get started with the Netlify API", "File digest method").
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
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
import { NetlifyRefused, netlifyClient } from "./netlify-client.js";
import { netlifySite } from "./netlify-site.js";
import { failed, noRelease, overtaken } from "./refusals.js";

/** Maximum number of parallel uploads; the host rejects more. */
const MAX_UPLOADS = 10;
/** The host prepares a deploy with more files asynchronously. */
const MAX_FILES_AT_ONCE = 500;

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
	const { published, files, deploys, deploy, begin, until, untilPublished, restore } = netlifySite(site, place, ask);
	const digests = new Map<Path, string>();

	const upload = async (id: string, path: Path, bytes: Buffer): Promise<void> => {
		try {
			await ask("PUT", `/deploys/${id}/files/${encodeUrl(path)}`, bytes);
		} catch (cause) {
			if (!(cause instanceof NetlifyRefused)) throw cause;
			// If only the response to an earlier attempt was lost, the host no longer requires the file.
			const { required } = cause.isRepeated ? await deploy(id) : {};
			if (required && !required.includes(digests.get(path) ?? "")) return;
			throw failed(place, `${path} was not accepted: ${cause.words}`);
		}
	};
	const send = async ({ out, plan, before, onPhase, onSent }: Job): Promise<string> => {
		const served = await published();
		if (served?.id !== before?.id) throw overtaken(place);
		if (served?.locked)
			throw failed(
				place,
				`auto publishing is stopped at the deploy ${served.id}, so readers would not see a new one`,
				"start auto publishing again in Netlify (Deploys), then deploy; nothing was sent",
			);
		const paths = sortedRows(plan.after).map(([path]) => path);
		const isLarge = paths.length > MAX_FILES_AT_ONCE;
		const started = await begin(Object.fromEntries(paths.map((path) => [`/${path}`, digests.get(path)])), isLarge);
		const ready = isLarge ? await until(started.id, ["prepared", "uploading", "uploaded", "ready"]) : started;
		const required = new Set(ready.required);
		// One file per content.
		const missing = paths.filter((path) => required.delete(digests.get(path) ?? ""));
		onPhase("files", missing.length);
		await inParallel(missing, MAX_UPLOADS, async (path) => {
			await upload(started.id, path, readRegularFile(join(out, path)));
			onSent(1);
		});
		await until(started.id, ["ready"]);
		await untilPublished(started.id);
		return started.id;
	};

	const releases = async (): Promise<Release[]> => {
		const served = (await published())?.id;
		return (await deploys())
			.filter(({ state }) => state === "ready")
			.sort((a, b) => (a.created_at < b.created_at ? 1 : -1))
			.map(({ id, created_at }) => ({ id, at: created_at, isServed: id === served }));
	};

	return {
		place,
		takes: (path) =>
			!/^(?:\.htaccess|(?:vercel|staticwebapp\.config)\.json|(?:headers|redirects)(?:\.[a-z0-9]+)*\.(?:conf|json|caddy))$/.test(
				path,
			),
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
			const there = (await files()).map(
				({ path, sha }) => [path.replace(/^\//, ""), { digest: shortDigestOf({ digest: sha }), headers: "" }] as const,
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
			await restore(found.id);
			return { ...found, isServed: true };
		},
	};
}
