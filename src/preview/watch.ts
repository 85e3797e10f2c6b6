/** The files of a site → their names when they have changed. */
import { existsSync, realpathSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { subscribe } from "@parcel/watcher";
import type { Path } from "../model.js";

export interface Watch {
	readonly close: () => Promise<void>;
}

/**
 * `ignore`: absolute folders in which builds write. `changed` is told many files at once, relative to the site's root; undefined where something may have been lost, so that any may
 * have changed. Folders that are links are watched where they lie.
 */
export async function watchFiles(
	root: string,
	ignore: readonly string[],
	changed: (touched: ReadonlySet<Path> | undefined) => void,
): Promise<Watch> {
	const real = realpathSync(root);
	const skipped = [
		...ignore.map((folder) => (existsSync(folder) ? realpathSync(folder) : folder)),
		...["node_modules", ".git"].map((name) => join(real, name)),
	];
	const linked = ["content", "static", "templates"]
		.filter((name) => existsSync(join(root, name)))
		.map((name) => ({ name, folder: realpathSync(join(root, name)) }))
		.filter(({ folder }) => !folder.startsWith(`${real}${sep}`));
	const watchers = await Promise.all(
		[{ name: "", folder: real }, ...linked].map(({ name, folder }) =>
			subscribe(
				folder,
				(lost, events) => {
					const paths = events?.map(({ path }) => join(name, relative(folder, path)).replaceAll(sep, "/"));
					changed(lost || paths?.includes(name) ? undefined : new Set(paths));
				},
				{ ignore: skipped },
			),
		),
	);
	return { close: async () => void (await Promise.all(watchers.map((watcher) => watcher.unsubscribe()))) };
}
