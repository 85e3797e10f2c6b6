/** The version of the program: cache entries of other versions are not read. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { digest } from "../core/digest.js";
import { lazy } from "../core/lazy.js";
import { PACKAGE_DIR, PROGRAM_DIR, packageVersion } from "../core/locations.js";

/** Written next to the compiled program when it is bundled: a digest of its code. */
const BUILD_ID = "build-id";

/**
 * A digest of the compiled code, of the installed versions of the packages that it imports, and of Node with its Unicode and time zone data. Read once: a
 * process goes on with the code that it has loaded.
 */
export const programDigest = lazy((): string => {
	const { dependencies } = JSON.parse(readFileSync(join(PACKAGE_DIR, "package.json"), "utf8")) as {
		dependencies: object;
	};
	const versions = Object.keys(dependencies).map((name) => [name, packageVersion(name)]);
	return digest(JSON.stringify([process.version, process.versions.icu, process.versions.tz, versions, codeDigest()]));
});

/** Uncompiled source has no build id, so its files are read. */
function codeDigest(): string {
	const id = join(PROGRAM_DIR, BUILD_ID);
	if (existsSync(id)) return readFileSync(id, "utf8");
	const files = codeFilesIn(PROGRAM_DIR).sort();
	return digest(JSON.stringify(files.map((file) => [file.slice(PROGRAM_DIR.length), digest(readFileSync(file))])));
}

/** One folder at a time: `readdirSync` with `recursive` calls `stat` for every file. */
const codeFilesIn = (folder: string): string[] =>
	readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		return entry.isDirectory() ? codeFilesIn(path) : /\.[jt]s$/.test(path) ? [path] : [];
	});
