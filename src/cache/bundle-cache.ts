/** Caches esbuild bundles together with their inputs. While the inputs are unchanged, esbuild is not loaded. */
import { statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { BuildOptions, Plugin } from "esbuild";
import { digest } from "../core/digest.js";
import { ensureDir } from "../core/ensure-dir.js";
import { PACKAGE_DIR } from "../core/locations.js";
import { memoize } from "../core/memoize.js";
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
/** All paths are relative to `absWorkingDir`, so that the bundles of the program can be where it is installed. */
interface CachedBundle {
	/** The imports of each module. */
	readonly imports: ReadonlyMap<string, readonly string[]>;
	/** Every path that the bundle depends on, with the digest of its state. */
	readonly traces: ReadonlyMap<string, string>;
	readonly files: readonly BundledFile[];
}

/** A new version of Broadsheet or esbuild invalidates the bundles. */
const VERSIONS = [join(PACKAGE_DIR, "package.json"), createRequire(import.meta.url).resolve("esbuild/package.json")];

/** Where bundles are found that were made before. */
export interface BundleFolders {
	/** New ones are written here. */
	readonly cache: string;
	/** Those that come with the program. They never change while it runs, so their inputs need not be looked at. */
	readonly shipped?: string | undefined;
}

/**
 * Returns the cached bundle `name`, or creates it. `scanned` collects the paths that plugins have probed, whether they exist or not; it is complete when
 * esbuild has finished. The names of plugins contain whatever else their output depends on. Exceptions of esbuild are passed on, and nothing is cached.
 */
export async function bundle(
	{ cache, shipped }: BundleFolders,
	name: "config" | "templates" | "theme" | "lists" | "live",
	options: BuildOptions & { readonly absWorkingDir: string },
	scanned: ReadonlySet<string> = new Set(),
): Promise<Bundle> {
	const home = options.absWorkingDir;
	const key = JSON.stringify(options, (_, value) => (typeof value === "string" ? value.replaceAll(home, "") : value));
	const fileName = `${name}-${digest(key).slice(0, 16)}.bundle`;
	const isCurrent = ({ traces }: CachedBundle) =>
		[...traces].every(([path, was]) => pathDigest(resolve(home, path)) === was);
	const made = shipped === undefined ? undefined : shippedBundle(join(shipped, fileName));
	if (made) return bundleFrom(made, home);
	const file = join(cache, fileName);
	const kept = loadBundle(file);
	if (kept && isCurrent(kept)) return bundleFrom(kept, home);
	ensureDir(cache);
	refuseOddSettings(home);
	writeNewFile(file);
	const began = statSync(file).ctimeMs;
	const { build } = await import("esbuild");
	const plugins = [plainFiles, mergeConflictPlugin, ...(options.plugins ?? [])];
	const { metafile, outputFiles } = await build({ ...options, plugins, bundle: true, write: false, metafile: true });
	const inside = (path: string) => relative(home, resolve(home, path));
	const paths = [...VERSIONS, ...scanned, ...bundleInputs(metafile, home)];
	const bundled: CachedBundle = {
		traces: new Map(paths.map((path) => [inside(path), pathDigest(path)])),
		imports: new Map(
			Object.entries(metafile.inputs).map(([path, { imports }]) => [
				inside(path),
				imports.map((each) => inside(each.path)),
			]),
		),
		files: outputFiles.map(({ path, contents }): BundledFile => ({ path: inside(path), bytes: contents })),
	};
	// A file written during bundling may have been read before or after the write.
	if (!paths.some((path) => modifiedAfter(path, began))) saveBundle(file, bundled);
	return bundleFrom(bundled, home);
}

function bundleFrom({ files, imports, traces }: CachedBundle, home: string): Bundle {
	const digestOf = (module: string): string => {
		const reached = new Set([relative(home, module)]);
		for (const path of reached) for (const other of imports.get(path) ?? []) reached.add(other);
		return digest([...reached].map((path) => `${path} ${traces.get(path)}`).join("\n"));
	};
	return { files: files.map(({ path, bytes }) => ({ path: resolve(home, path), bytes })), digestOf };
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

const shippedBundle = memoize(100, loadBundle);

/** The bytes of the output file with this extension; empty if there is none. */
export const outputWithExtension = (files: readonly BundledFile[], ending: string): Uint8Array =>
	files.find(({ path }) => path.endsWith(ending))?.bytes ?? new Uint8Array();
