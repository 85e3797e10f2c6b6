/** Cached bundles with the inputs of each. While the inputs are unchanged, esbuild is not even loaded. */
import { statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { BuildOptions, Plugin } from "esbuild";
import { digest } from "../core/digest.js";
import { ensureDir } from "../core/ensure-dir.js";
import { PACKAGE_DIR } from "../core/locations.js";
import { irregularKind, readRegularFile, writeAtomic, writeNewFile } from "../core/regular-file.js";
import { bundleInputs, modifiedAfter, pathDigest, refuseOddSettings } from "./bundle-inputs.js";
import { mergeConflictPlugin } from "./merge-conflict-plugin.js";
import { dropOldVersions } from "./old-versions.js";

export interface BundledFile {
	/** Absolute: below `outdir`. */
	readonly path: string;
	readonly bytes: Uint8Array;
}
/** What esbuild has made, and of what. */
export interface Bundle {
	readonly files: readonly BundledFile[];
	/** Stands for a module, by its absolute path, and for everything that it imports. */
	readonly digestOf: (module: string) => string;
}
interface CachedBundle {
	/** What each module imports; absolute paths. */
	readonly imports: ReadonlyMap<string, readonly string[]>;
	/** Every path that the outcome depends on, and what was there. */
	readonly traces: ReadonlyMap<string, string>;
	readonly files: readonly BundledFile[];
}

/** A new version of either program invalidates the bundles. */
const VERSIONS = [join(PACKAGE_DIR, "package.json"), createRequire(import.meta.url).resolve("esbuild/package.json")];

/**
 * Bundles, or takes what is kept in `cache` under `name`. `scanned` has the files and folders that plugins have looked at, existing or not, once esbuild has finished.
 * The names of plugins say what else they depend on. Throws what esbuild throws; that is not kept.
 */
export async function bundle(
	cache: string,
	name: "config" | "templates" | "theme" | "lists" | "live",
	options: BuildOptions & { readonly absWorkingDir: string },
	scanned: ReadonlySet<string> = new Set(),
): Promise<Bundle> {
	const file = join(cache, `${name}-${digest(JSON.stringify(options)).slice(0, 16)}.kept`);
	const kept = loadBundle(file);
	if (kept && [...kept.traces].every(([path, was]) => pathDigest(path) === was)) return bundleFrom(kept);
	ensureDir(cache);
	refuseOddSettings(options.absWorkingDir);
	writeNewFile(file);
	const began = statSync(file).ctimeMs;
	const { build } = await import("esbuild");
	const plugins = [plainFiles, mergeConflictPlugin, ...(options.plugins ?? [])];
	const { metafile, outputFiles } = await build({ ...options, plugins, bundle: true, write: false, metafile: true });
	const files = outputFiles.map(({ path, contents }): BundledFile => ({ path, bytes: contents }));
	const paths = [...VERSIONS, ...scanned, ...bundleInputs(metafile, options.absWorkingDir)];
	// What was written meanwhile may have been read before or after.
	const root = options.absWorkingDir;
	const made: CachedBundle = {
		traces: new Map(paths.map((path) => [path, pathDigest(path)])),
		imports: new Map(
			Object.entries(metafile.inputs).map(([path, { imports }]) => [
				resolve(root, path),
				imports.map((each) => resolve(root, each.path)),
			]),
		),
		files,
	};
	if (!paths.some((path) => modifiedAfter(path, began))) saveBundle(file, made);
	return bundleFrom(made);
}

function bundleFrom({ files, imports, traces }: CachedBundle): Bundle {
	const digestOf = (module: string): string => {
		const reached = new Set([module]);
		for (const path of reached) for (const other of imports.get(path) ?? []) reached.add(other);
		return digest([...reached].map((path) => `${path} ${traces.get(path)}`).join("\n"));
	};
	return { files, digestOf };
}

/** What is no plain file is an error at its import: esbuild would wait for it for ever. */
const plainFiles: Plugin = {
	name: "plain-files",
	setup: (esbuild) =>
		void esbuild.onLoad({ filter: /^/, namespace: "file" }, ({ path }) => {
			const stats = statSync(path, { throwIfNoEntry: false });
			const kind = stats && irregularKind(stats);
			return kind === undefined ? undefined : { errors: [{ text: `${path} is ${kind}, not a file` }] };
		}),
};

/** Writes a file, unless it exists. `file` has the digest of its contents in its name; few of its old versions stay. */
export function writeIfChanged(file: string, bytes: string | Uint8Array): void {
	ensureDir(dirname(file));
	try {
		if (readRegularFile(file).equals(Buffer.from(bytes as Uint8Array))) return;
	} catch {
		// It is not there.
	}
	writeAtomic(file, bytes);
	dropOldVersions(file);
}

/** The digest at the beginning detects a damaged file. */
function saveBundle(file: string, kept: CachedBundle): void {
	const bytes = serialize(kept);
	writeAtomic(file, digest(bytes), bytes);
}
function loadBundle(file: string): CachedBundle | undefined {
	try {
		const bytes = readRegularFile(file);
		const rest = bytes.subarray(64);
		return digest(rest) === bytes.subarray(0, 64).toString() ? (deserialize(rest) as CachedBundle) : undefined;
	} catch {
		return undefined;
	}
}

/** The bytes of the file with this ending; none where there is none. */
export const outputWithExtension = (files: readonly BundledFile[], ending: string): Uint8Array =>
	files.find(({ path }) => path.endsWith(ending))?.bytes ?? new Uint8Array();
