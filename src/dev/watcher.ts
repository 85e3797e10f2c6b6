/** Watches the files of a site. */
import { existsSync, realpathSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { type AsyncSubscription, type Event, subscribe } from "@parcel/watcher";
import type { Path } from "../core/model.js";
import { isIgnored } from "./restat.js";

export interface Watch {
	readonly close: () => Promise<void>;
}

/** Milliseconds without a new folder after which the folders are watched again. */
const REWATCH_DELAY_MS = 200;

/** Files that a build reads, or that a configuration or template may import. Log files, for instance, are neither. */
const isOfSite = (path: Path): boolean =>
	!isIgnored(path) &&
	(/^(?:content|static|templates)(?:\/|$)/.test(path) ||
		/\.(?:[cm]?[jt]sx?|json|css|md|markdown|mdx|html?|ya?ml|toml|avif|gif|jpe?g|png|svg|webp)$/i.test(path));

/**
 * `ignore`: absolute folders to which builds write. `changed` is called with batches of paths relative to the site's root, or with undefined if events
 * may have been lost, so that any file may have changed. Linked folders are watched at their real location. On Linux the library does not watch existing
 * content of a new folder (github.com/parcel-bundler/watcher/issues/97): so all folders are watched again, and listed again, once no more folders
 * appear.
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
	const folders = () => {
		const linked = ["content", "static", "templates"]
			.filter((name) => existsSync(join(root, name)))
			.map((name) => ({ name, folder: realpathSync(join(root, name)) }))
			.filter(({ folder }) => !folder.startsWith(`${real}${sep}`));
		return [{ name: "", folder: real }, ...linked];
	};
	const onEvents = (name: string, folder: string) => (lost: Error | null, events: readonly Event[] | undefined) => {
		const paths = events?.map(({ path }) => join(name, relative(folder, path)).replaceAll(sep, "/"));
		if (lost || paths?.includes(name)) return changed(undefined);
		const touched = (paths ?? []).filter(isOfSite);
		if (!touched.length) return;
		changed(new Set(touched));
		if (events?.some(({ type, path }) => type === "create" && isFolder(path))) rewatch();
	};
	const watchAll = () =>
		Promise.all(folders().map(({ name, folder }) => subscribe(folder, onEvents(name, folder), { ignore: skipped })));

	let watching: Promise<readonly AsyncSubscription[]> = watchAll();
	let [timer, isClosed]: [NodeJS.Timeout | undefined, boolean] = [undefined, false];
	const end = async () => {
		for (const each of await watching.catch(() => [])) await each.unsubscribe();
	};
	const rewatch = () => {
		clearTimeout(timer);
		timer = setTimeout(() => {
			watching = end().then(() => (isClosed ? [] : watchAll()));
			// Changes that came while nothing was watched are found by a scan. A removed folder cannot be watched.
			watching.catch(() => []).then(() => !isClosed && changed(undefined));
		}, REWATCH_DELAY_MS);
	};
	await watching;
	return {
		close: async () => {
			isClosed = true;
			clearTimeout(timer);
			await end();
		},
	};
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
