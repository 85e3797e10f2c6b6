/**
 * Releases in a local folder: `releases/<id>/` with the files, `releases/<id>.json.gz` with their list, and a link to the served release. A new release
 * is created next to the served one, with hard links for unchanged files, and becomes the served one by a single rename of the link.
 */
import { lstatSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import type { FolderTarget } from "../../core/deploy-targets.js";
import { ensureDir } from "../../core/ensure-dir.js";
import { ifThere, isThere } from "../../core/exists.js";
import { acquireLock } from "../../core/lock.js";
import { error } from "../../core/problem.js";
import { readRegularFile, writeAtomic } from "../../core/regular-file.js";
import { type Deployed, deployedBytes, deployedIn } from "../deployed.js";
import { Refused } from "../refused.js";
import { type Job, RELEASE, type Release, releaseId, type Target } from "../target.js";
import { lockedElsewhere, noRelease, overtaken } from "./refusals.js";
import { fill } from "./release-files.js";

/** The release under construction. Files of an interrupted deploy are reused. */
const UNFINISHED = ".new";

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
	const listOf = (id: string): Deployed | undefined => {
		const bytes = ifThere(() => readRegularFile(join(releases, `${id}.json.gz`)));
		return bytes && deployedIn(bytes);
	};
	/** The oldest first. */
	const ids = (): string[] => (ifThere(() => readdirSync(releases)) ?? []).filter((name) => RELEASE.test(name)).sort();

	const locked = async <T>(work: () => T): Promise<T> => {
		ensureDir(releases);
		const lock = await acquireLock(releases, 0);
		if (!("release" in lock)) throw lockedElsewhere(place, lock);
		try {
			return work();
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
	const forgetOld = (current: string): void => {
		for (const id of ids().slice(0, -keep)) {
			if (id === current) continue;
			rmSync(join(releases, `${id}.json.gz`), { force: true });
			rmSync(join(releases, id), { recursive: true, force: true });
		}
	};

	const send = (job: Job): Promise<string> =>
		locked(() => {
			const { plan, before, at } = job;
			if (servedId() !== before?.id && listOf(servedId() ?? "")) throw overtaken(place);
			const id = releaseId(at, (name) => isThere(join(releases, name)));
			const fresh = join(releases, UNFINISHED);
			fill(fresh, before && join(releases, before.id), job);
			writeAtomic(join(releases, `${id}.json.gz`), deployedBytes({ id, at, files: plan.after }));
			renameSync(fresh, join(releases, id));
			serve(id);
			forgetOld(id);
			return id;
		});

	const releaseOf = (id: string, current: string | undefined): Release[] => {
		const list = listOf(id);
		return list ? [{ id, at: list.at, files: list.files.size, isServed: id === current }] : [];
	};
	return {
		place,
		takesCompressed: true,
		takes: (file) => !/^(?:_headers|_redirects|headers\.s3\.json|vercel\.json)$/.test(file),
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
