/** The files of a site → a word when one of them has changed. */
import { existsSync, realpathSync } from "node:fs";
import { join, sep } from "node:path";
import { subscribe } from "@parcel/watcher";

export interface Watch {
	readonly close: () => Promise<void>;
}

/** `ignore`: absolute folders in which a build itself writes. Many changes at once are told once. Folders that are links are watched where they lie. */
export async function watchFiles(root: string, ignore: readonly string[], changed: () => void): Promise<Watch> {
	const real = realpathSync(root);
	const skipped = [
		...ignore.map((folder) => (existsSync(folder) ? realpathSync(folder) : folder)),
		...["node_modules", ".git"].map((name) => join(real, name)),
	];
	const linked = ["content", "static", "templates"]
		.map((name) => join(root, name))
		.filter(existsSync)
		.map((folder) => realpathSync(folder))
		.filter((folder) => !folder.startsWith(`${real}${sep}`));
	const watchers = await Promise.all(
		[real, ...linked].map((folder) =>
			// A watch that has lost something is told as an error: what is there now is looked at all the same.
			subscribe(folder, () => changed(), { ignore: skipped }),
		),
	);
	return { close: async () => void (await Promise.all(watchers.map((watcher) => watcher.unsubscribe()))) };
}
