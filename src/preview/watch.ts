/** The files of a site → a word when one of them has changed. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { subscribe } from "@parcel/watcher";

export interface Watch {
	readonly close: () => Promise<void>;
}

/** `ignore`: absolute folders in which a build itself writes. Many changes at once are told once. */
export async function watchFiles(root: string, ignore: readonly string[], changed: () => void): Promise<Watch> {
	const skipped = [...ignore, ...["node_modules", ".git"].map((name) => join(root, name))];
	const watcher = await subscribe(
		root,
		(fault) => {
			// A watch that has lost something, or whose folder is gone: what is there now is looked at all the same.
			if (!fault || existsSync(root)) changed();
		},
		{ ignore: skipped },
	);
	return { close: () => watcher.unsubscribe() };
}
