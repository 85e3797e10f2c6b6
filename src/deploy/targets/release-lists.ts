/** The lists of releases in their folder: `<id>.json.gz` has the head of a list, `.parts/` the parts, which the lists share. */
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureDir } from "../../core/ensure-dir.js";
import { ifThere } from "../../core/exists.js";
import { readRegularFile, writeAtomic } from "../../core/regular-file.js";
import { type Deployed, type DeployedHead, deployedIn, headBytes, partBytes } from "../deployed.js";
import type { FileList } from "../file-list.js";

export const LIST_PARTS = ".parts";
export const listFile = (id: string): string => `${id}.json.gz`;
export const partFile = (digest: string): string => `${digest}.gz`;

export interface ReleaseLists {
	/** Undefined if it is absent or damaged. */
	readonly read: (id: string) => Deployed | undefined;
	readonly write: (id: string, head: DeployedHead) => void;
	/** Writes the parts of a list that no list has yet. */
	readonly writeParts: (list: FileList) => void;
	readonly remove: (id: string) => void;
	/** Removes the parts that none of these lists has. */
	readonly prune: (ids: readonly string[]) => void;
}

export function releaseLists(releases: string): ReleaseLists {
	const folder = join(releases, LIST_PARTS);
	const parts = () => new Set(ifThere(() => readdirSync(folder)));
	const read = (id: string): Deployed | undefined => {
		const bytes = ifThere(() => readRegularFile(join(releases, listFile(id))));
		return bytes && deployedIn(bytes, readParts);
	};
	const readParts = async (digests: readonly string[]) =>
		digests.map((digest) => ifThere(() => readRegularFile(join(folder, partFile(digest)))));
	return {
		read,
		write: (id, head) => writeAtomic(join(releases, listFile(id)), headBytes(head)),
		writeParts: (list) => {
			ensureDir(folder);
			const there = parts();
			for (const part of list.parts)
				if (!there.has(partFile(part.digest))) writeAtomic(join(folder, partFile(part.digest)), partBytes(part));
		},
		remove: (id) => rmSync(join(releases, listFile(id)), { force: true }),
		prune: (ids) => {
			const wanted = new Set(ids.flatMap((id) => read(id)?.parts.map(partFile) ?? []));
			for (const name of parts()) if (!wanted.has(name)) rmSync(join(folder, name), { force: true });
		},
	};
}
