/** Caches esbuild bundles together with their inputs. While the inputs are unchanged, esbuild is not loaded. */
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
	/** The absolute path, below `outdir`. */
	readonly path: string;
	readonly bytes: Uint8Array;
}
/** The output of esbuild, and its inputs. */
export interface Bundle {
	readonly files: readonly BundledFile[];
	/** Digest of a module and everything that it imports, by the absolute path of the module. */
	readonly digestOf: (module: string) => string;
}
interface CachedBundle {
	/** The imports of each module; absolute paths. */
	readonly imports: ReadonlyMap<string, readonly string[]>;
	/** Every path that the bundle depends on, with the digest of its state. */
	readonly traces: ReadonlyMap<string, string>;
	readonly files: readonly BundledFile[];
}

/** A new version of Broadsheet or esbuild invalidates the bundles. */
const VERSIONS = [join(PACKAGE_DIR, "package.json"), createRequire(import.meta.url).resolve("esbuild/package.json")];

/**
 * Returns the cached bundle `name`, or creates it. `scanned` collects the paths that plugins have probed, whether they exist or not; it is complete when
 * esbuild has finished. The names of plugins contain whatever else their output depends on. Exceptions of esbuild are passed on, and nothing is cached.
 */
export async function bundle(
	cache: string,
	name: "config" | "templates" | "theme" | "lists" | "live",
	options: BuildOptions & { readonly absWorkingDir: string },
	scanned: ReadonlySet<string> = new Set(),
): Promise<Bundle> {
	const file = join(cache, `${name}-${digest(JSON.stringify(options)).slice(0, 16)}.bundle`);
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
	// A file written during bundling may have been read before or after the write.
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

/** An import of a pipe or device is an error: esbuild would block on it. */
const plainFiles: Plugin = {
	name: "plain-files",
	setup: (esbuild) =>
		void esbuild.onLoad({ filter: /^/, namespace: "file" }, ({ path }) => {
			const stats = statSync(path, { throwIfNoEntry: false });
			const kind = stats && irregularKind(stats);
			return kind === undefined ? undefined : { errors: [{ text: `${path} is ${kind}, not a file` }] };
		}),
};

/** Writes a file unless it exists. The name of `file` contains a digest of its content; only the newest versions are kept. */
export function writeIfChanged(file: string, bytes: string | Uint8Array): void {
	ensureDir(dirname(file));
	try {
		if (readRegularFile(file).equals(Buffer.from(bytes as Uint8Array))) return;
	} catch {
		// The file does not exist.
	}
	writeAtomic(file, bytes);
	dropOldVersions(file);
}

/** The digest at the beginning of the file detects damage. */
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

/** The bytes of the output file with this extension; empty if there is none. */
export const outputWithExtension = (files: readonly BundledFile[], ending: string): Uint8Array =>
	files.find(({ path }) => path.endsWith(ending))?.bytes ?? new Uint8Array();
