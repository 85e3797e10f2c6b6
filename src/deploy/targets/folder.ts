/**
 * Releases in a local folder: `releases/<id>/` with the files, `releases/<id>.json.gz` with their list, and a link to the served release. A new release
 * is made of the oldest one that is no longer kept, by what differs; without one it is made of hard links to the files of the served release. It becomes
 * the served one by a single rename of the link.
 */
import { lstatSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import type { FolderTarget } from "../../core/deploy-targets.js";
import { ensureDir } from "../../core/ensure-dir.js";
import { ifThere, isThere } from "../../core/exists.js";
import { acquireLock } from "../../core/lock.js";
import { error } from "../../core/problem.js";
import { headOf } from "../deployed.js";
import { Refused } from "../refused.js";
import { type Job, RELEASE, type Release, releaseId, type Target } from "../target.js";
import { beginRelease, isReleaseChanged, UNFINISHED } from "./recycle.js";
import { lockedElsewhere, noRelease, overtaken } from "./refusals.js";
import { fill } from "./release-files.js";
import { releaseLists } from "./release-lists.js";

/** `path` is absolute. */
export function folderTarget({ path, keep, link }: Pick<FolderTarget, "path" | "keep" | "link">): Target {
	const place = `folder ${path}`;
	const releases = join(path, "releases");
	const served = join(path, link);

	const servedId = (): string | undefined => {
		const stats = lstatSync(served, { throwIfNoEntry: false });
		if (!stats) return undefined;
		if (!stats.isSymbolicLink())
			throw new Refused(
				error("deploy-target", `${served} is not a link, so it cannot be switched to a release`, undefined, {
					hint: `move it away, or choose another name: \`link: "site"\``,
				}),
				2,
			);
		const id = basename(readlinkSync(served));
		return RELEASE.test(id) ? id : undefined;
	};
	const lists = releaseLists(releases);
	const listOf = lists.read;
	/** The oldest first. */
	const ids = (): string[] => (ifThere(() => readdirSync(releases)) ?? []).filter((name) => RELEASE.test(name)).sort();

	const locked = async <T>(work: () => T | Promise<T>): Promise<T> => {
		ensureDir(releases);
		const lock = await acquireLock(releases, 0);
		if (!("release" in lock)) throw lockedElsewhere(place, lock);
		try {
			return await work();
		} finally {
			lock.release();
		}
	};
	const serve = (id: string): void => {
		const aside = join(path, `.${link}.new`);
		rmSync(aside, { force: true });
		symlinkSync(`releases/${id}`, aside);
		// A single step: at every moment the link leads to the old release or the new one.
		renameSync(aside, served);
	};
	/** Releases that are no longer kept once there is one more. */
	const obsolete = (more: readonly string[]): string[] => [...ids(), ...more].slice(0, -keep);
	const forgetOld = (current: string): void => {
		for (const id of obsolete([])) {
			if (id === current) continue;
			lists.remove(id);
			rmSync(join(releases, id), { recursive: true, force: true });
		}
		lists.prune(ids());
	};

	const send = (job: Job): Promise<string> =>
		locked(async () => {
			const { plan, before, at, scan } = job;
			const current = servedId();
			if (current !== before?.id && listOf(current ?? "")) throw overtaken(place);
			const id = releaseId(at, (name) => isThere(join(releases, name)));
			const fresh = join(releases, UNFINISHED);
			const unused = obsolete([id]).filter((each) => each !== current);
			const lacking = await beginRelease(releases, unused, { lists, plan, scan });
			await scan.end();
			fill(fresh, before && join(releases, before.id), lacking, job);
			lists.writeParts(plan.after);
			lists.write(id, headOf(id, at, plan.after));
			renameSync(fresh, join(releases, id));
			lists.remove(UNFINISHED);
			serve(id);
			forgetOld(id);
			return id;
		});

	const releaseOf = (id: string, current: string | undefined): Release[] => {
		const list = listOf(id);
		return list ? [{ id, at: list.at, files: list.count, isServed: id === current }] : [];
	};
	return {
		place,
		takesCompressed: true,
		beginScan: (scan) => {
			const [oldest] = obsolete(["~"]).filter((id) => id !== servedId());
			if (oldest !== undefined) void isReleaseChanged(releases, oldest, scan);
		},
		takes: (file) => !/^(?:_headers|_redirects|headers\.s3\.json|(?:vercel|staticwebapp\.config)\.json)$/.test(file),
		read: async () => {
			const id = servedId();
			return id === undefined ? undefined : listOf(id);
		},
		send,
		releases: async () => {
			const current = servedId();
			return ids()
				.reverse()
				.flatMap((id) => releaseOf(id, current));
		},
		rollBack: (wanted) =>
			locked(() => {
				const current = servedId();
				const there = ids().filter((id) => listOf(id));
				const id = wanted ?? there.filter((each) => current !== undefined && each < current).at(-1);
				if (id === undefined || !there.includes(id)) throw noRelease(place, wanted, there);
				serve(id);
				return releaseOf(id, id)[0] as Release;
			}),
	};
}
