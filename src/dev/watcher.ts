/** The files of a site → their names when they have changed. */
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

/** What a build reads, and what a configuration or a template may import. A log in the folder of a site is neither. */
const isOfSite = (path: Path): boolean =>
	!isIgnored(path) && (/^(?:content|static|templates)(?:\/|$)/.test(path) || /\.(?:[cm]?[jt]sx?|json|css)$/.test(path));

/**
 * `ignore`: absolute folders in which builds write. `changed` gets many files at once, relative to the site's root; undefined where something may have been lost, so that any may
 * have changed. Folders that are links are watched where they lie. On Linux the library does not watch what a new folder holds already
 * (github.com/parcel-bundler/watcher/issues/97): so everything is watched and listed again once no more folders appear.
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
			// What came while nothing was watched is listed. A folder that is gone has nothing to watch.
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
