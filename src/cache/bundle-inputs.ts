/** What a bundle depends on: every path that was read, and every one that would be if it were there. */
import { readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Metafile } from "esbuild";
import { digest } from "../core/digest.js";
import { NotPlain } from "../core/disk-problem.js";
import { irregularKind, readRegularFile } from "../core/regular-file.js";

/** Settings that esbuild takes from the folders above a file. */
const CONFIG_FILES = ["package.json", "tsconfig.json", "jsconfig.json"];

/** What is at a path now: of a file its bytes, of a folder the names of its files, of nothing the empty text. */
export function pathDigest(path: string): string {
	try {
		const found = statSync(path, { throwIfNoEntry: false });
		if (!found) return "";
		if (!found.isDirectory()) return digest(readRegularFile(path));
		// A folder comes after a file of the same name, so a new one changes nothing: the output folder may well be one.
		const files = readdirSync(path, { withFileTypes: true }).filter((entry) => !entry.isDirectory());
		return digest([realpathSync(path), ...files.map(({ name }) => name).sort()].join("\n"));
	} catch {
		return "";
	}
}

/** Throws where esbuild would wait for ever for settings, which it reads by itself. */
export function refuseOddSettings(root: string): void {
	for (const folder of foldersAbove(join(root, CONFIG_FILES[0] as string)))
		for (const name of CONFIG_FILES) {
			const stats = statSync(join(folder, name), { throwIfNoEntry: false });
			const kind = stats && irregularKind(stats);
			if (kind !== undefined) throw new NotPlain(join(folder, name), kind);
		}
}

/** Whether something was written at a path after an instant of the disk's own clock. */
export const modifiedAfter = (path: string, began: number): boolean =>
	(statSync(path, { throwIfNoEntry: false })?.ctimeMs ?? 0) > began;

/** The inputs of a bundle, their folders, in which a new file may come before another, and the settings and packages above them. */
export function bundleInputs({ inputs }: Metafile, root: string): ReadonlySet<string> {
	const traces = new Set<string>();
	for (const [input, { imports }] of Object.entries(inputs)) {
		const file = resolve(root, input);
		const folders = foldersAbove(file);
		traces.add(file).add(dirname(file));
		for (const folder of folders) for (const name of CONFIG_FILES) traces.add(join(folder, name));
		for (const { original = "." } of imports)
			if (/^[\w@]/.test(original))
				for (const folder of folders) traces.add(join(folder, "node_modules", packageOf(original)));
	}
	for (const file of traces)
		if (/[/\\][jt]sconfig[^/\\]*\.json$/.test(file)) for (const other of extendedConfigs(file)) traces.add(other);
	return traces;
}

const foldersAbove = (file: string): string[] => {
	const folder = dirname(file);
	return folder === file ? [] : [folder, ...foldersAbove(folder)];
};

/** `@a/b/c.js` → `@a/b`, `a/b.js` → `a`. */
const packageOf = (name: string): string =>
	name
		.split("/")
		.slice(0, name.startsWith("@") ? 2 : 1)
		.join("/");

/** Files that a tsconfig may extend: each relative path in it. */
function extendedConfigs(file: string): string[] {
	let text = "";
	try {
		text = readRegularFile(file).toString();
	} catch {
		// It is not there.
	}
	return [...text.matchAll(/"(\.{1,2}\/[^"*]+)"/g)].flatMap(([, path = ""]) => {
		const named = resolve(dirname(file), path);
		return named.endsWith(".json") ? [named] : [named, `${named}.json`];
	});
}
