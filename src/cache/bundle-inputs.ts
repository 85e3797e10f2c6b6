/** The inputs of a bundle: every path that was read, and every path that would be read if it existed. */
import { readdirSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Metafile } from "esbuild";
import { digest } from "../core/digest.js";
import { NotPlain } from "../core/disk-problem.js";
import { irregularKind, readRegularFile } from "../core/regular-file.js";

/** Configuration files that esbuild looks for in all folders above a file. */
const CONFIG_FILES = ["package.json", "tsconfig.json", "jsconfig.json"];

/** A digest of the current state of a path: the bytes of a file, the file names in a folder, or nothing. */
export function pathDigest(path: string): string {
	try {
		const found = statSync(path, { throwIfNoEntry: false });
		if (!found) return "";
		if (!found.isDirectory()) return digest(readRegularFile(path));
		// Names of folders are left out: a file takes precedence over a folder of the same name, and the output folder may appear at any time.
		const files = readdirSync(path, { withFileTypes: true }).filter((entry) => !entry.isDirectory());
		return digest([realpathSync(path), ...files.map(({ name }) => name).sort()].join("\n"));
	} catch {
		return "";
	}
}

/** esbuild reads settings itself and would block on a pipe, so such a path is an error. */
export function refuseOddSettings(root: string): void {
	for (const folder of foldersAbove(join(root, CONFIG_FILES[0] as string)))
		for (const name of CONFIG_FILES) {
			const stats = statSync(join(folder, name), { throwIfNoEntry: false });
			const kind = stats && irregularKind(stats);
			if (kind !== undefined) throw new NotPlain(join(folder, name), kind);
		}
}

/** Whether a path was modified after an instant of the file system's clock. */
export const modifiedAfter = (path: string, began: number): boolean =>
	(statSync(path, { throwIfNoEntry: false })?.ctimeMs ?? 0) > began;

/** The input files, their folders (where a new file may take precedence), and the configuration files and packages above them. */
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

/** The files that a tsconfig may extend: every relative path in it. */
function extendedConfigs(file: string): string[] {
	let text = "";
	try {
		text = readRegularFile(file).toString();
	} catch {
		// The file does not exist.
	}
	return [...text.matchAll(/"(\.{1,2}\/[^"*]+)"/g)].flatMap(([, path = ""]) => {
		const named = resolve(dirname(file), path);
		return named.endsWith(".json") ? [named] : [named, `${named}.json`];
	});
}
