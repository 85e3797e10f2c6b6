/** Folders of a site whose files are read as if they were in `content/` or `static/`, so that an archive of another generator stays where it is. */
import { joinPath } from "./paths.js";
import type { Path } from "./scalars.js";

/** A folder and the place of its files in `content/` or on the site: `_posts` at '', `assets` at `assets`. Both without slashes at the ends. */
export interface Mount {
	/** Relative to the folder of the site. */
	readonly folder: Path;
	readonly at: Path;
}

/** The mounts of a site. Of nested folders the inner one counts. */
export interface Mounts {
	readonly content: readonly Mount[];
	readonly static: readonly Mount[];
}

export const DEFAULT_MOUNTS: Mounts = {
	content: [{ folder: "content", at: "" }],
	static: [{ folder: "static", at: "" }],
};

/** The name of a file in `content/` or on the site; undefined if it is in none of the folders. */
export function nameIn(path: Path, mounts: readonly Mount[]): Path | undefined {
	let inner: Mount | undefined;
	for (const mount of mounts)
		if (path.startsWith(mount.folder) && path[mount.folder.length] === "/")
			if (!inner || mount.folder.length > inner.folder.length) inner = mount;
	if (!inner) return undefined;
	const inside = path.slice(inner.folder.length + 1);
	return inner.at === "" ? inside : `${inner.at}/${inside}`;
}

/** The same for a file that is in `content/`. */
export const nameInContent = (path: Path, { content }: Mounts): Path => nameIn(path, content) ?? path;

/** The files that a name in `content/` or on the site may stand for. A name that leads out of the folder stands for none. */
export function filesOf(name: string, mounts: readonly Mount[]): Path[] {
	const inside = joinPath("", name);
	if (inside === undefined) return [];
	return mounts.flatMap(({ folder, at }) => {
		if (at === "") return [`${folder}/${inside}`];
		return inside.startsWith(`${at}/`) ? [`${folder}/${inside.slice(at.length + 1)}`] : [];
	});
}

/** The folders that are neither in `content/` nor in `static/`, without those inside another. */
export function otherFolders({ content, static: statics }: Mounts): Path[] {
	const all = [...new Set([...content, ...statics].map(({ folder }) => folder))];
	const inside = (folder: Path, others: readonly Path[]) => others.some((other) => folder.startsWith(`${other}/`));
	return all.filter((folder) => !inside(`${folder}/`, ["content", "static"]) && !inside(folder, all)).sort();
}

/** The default identity of a text: its path without extension, in `content/` relative to it. */
export const idOfFile = (path: Path): string =>
	(path.startsWith("content/") ? path.slice(8) : path).replace(/\.[^./]+$/, "");
