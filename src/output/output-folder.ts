/** Decides which folders may be written to. Nothing is ever deleted in a folder that Broadsheet did not create. */
import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, parse, relative, resolve, sep } from "node:path";
import type { Problem } from "../core/model.js";
import { error } from "../core/problem.js";
import { readRegularFile } from "../core/regular-file.js";
import { JOURNAL, MANIFEST, STAGE } from "./validate.js";

/** All paths are absolute. `isKnown` returns whether the cache has records of a build into `out`. Undefined if `out` may be used. */
export function outputFolderProblem(
	out: string,
	root: string,
	cache: string,
	isKnown: () => boolean,
): Problem | undefined {
	const real = resolveReal(out);
	const refuse = (why: string, hint?: string) =>
		error("output-folder", `The output folder ${out} ${why}`, undefined, {
			hint: hint ?? "choose a folder of its own, such as dist",
		});
	const home = resolveReal(root);
	if (real === parse(real).root) return refuse("is the root of the disk");
	if (real === resolveReal(homedir())) return refuse("is your home folder");
	if (home === real || contains(real, home)) return refuse("contains the site itself");
	const source = sourceFolderOf(real, root);
	if (source !== undefined) return refuse(`is inside ${source}/`);
	if (real.split(sep).includes(".git")) return refuse("is inside a .git folder");
	const memory = resolveReal(cache);
	if (real === memory || contains(memory, real) || contains(real, memory))
		return refuse("and the cache (--cache) must not contain one another");
	if (!existsSync(real)) return undefined;
	if (!statSync(real).isDirectory()) return refuse("is a file");
	const foreign = readdirSync(real).filter((name) => name !== STAGE);
	// A first build that was interrupted while files moved has left a journal and no manifest.
	const isBegun = existsSync(join(real, STAGE, JOURNAL));
	if (foreign.length === 0 || isBegun || hasManifest(real) || isKnown()) return undefined;
	return refuse(
		`is not empty and was not made by Broadsheet: it has no ${MANIFEST}`,
		`empty it yourself, or choose another folder`,
	);
}

/** Source folders of a site, in which no output may be. */
const SOURCES = ["content", "static", "templates", ".git", "node_modules", "src"];

/** Names of cache files, including locks, interrupted writes and files of a preview. */
const CACHE_FILES =
	/^(?:(?:config|lists|live|templates|theme)-[0-9a-f]{16}\.(?:mjs(?:\.map)?|bundle|kept)|\w+(?:-[0-9a-f]{10})?\.table|changes-[0-9a-f]{10}\.txt|(?:store|memory|reads)(?:\.seal)?|lock(?:\..*)?|proofs|\..*|.*\.new)$/;

/** All paths are absolute. Undefined if `cache` may be used. `--clean` clears this folder, so it must be empty or contain a cache. */
export function cacheFolderProblem(cache: string, root: string): Problem | undefined {
	const real = resolveReal(cache);
	const refuse = (why: string, hint = "choose a folder of its own, such as .broadsheet") =>
		error("cache-folder", `The cache folder ${cache} ${why}`, undefined, { hint });
	const home = resolveReal(root);
	if (real === parse(real).root) return refuse("is the root of the disk");
	if (real === resolveReal(homedir())) return refuse("is your home folder");
	if (home === real || contains(real, home)) return refuse("contains the site itself");
	const source = sourceFolderOf(real, root);
	if (source !== undefined) return refuse(`is inside ${source}/`);
	if (!existsSync(real)) return undefined;
	if (!statSync(real).isDirectory()) return refuse("is a file");
	if (hasManifest(real)) return refuse("is an output folder");
	const foreign = readdirSync(real).find((name) => !CACHE_FILES.test(name));
	if (foreign === undefined || existsSync(join(real, "store", "data.mdb"))) return undefined;
	return refuse(`was not made by Broadsheet: it has ${foreign}`, "empty it yourself, or choose another folder");
}

/** The source folder of the site that contains the folder. */
const sourceFolderOf = (real: string, root: string): string | undefined =>
	SOURCES.find((name) => {
		const inside = resolveReal(join(root, name));
		return real === inside || contains(inside, real);
	});

/** Whether there is a manifest. It may be incomplete; if it is missing, the cache knows the files. */
function hasManifest(folder: string): boolean {
	try {
		return readRegularFile(join(folder, MANIFEST)).toString("latin1", 0, 20).startsWith('{"version":');
	} catch {
		return false;
	}
}

const contains = (folder: string, inside: string): boolean => {
	const path = relative(folder, inside);
	return path !== "" && !path.startsWith("..");
};

/** The real path of a folder that may not exist yet: links in its existing part are followed. */
function resolveReal(path: string): string {
	const absolute = resolve(path);
	if (existsSync(absolute)) return realpathSync(absolute);
	const parent = dirname(absolute);
	return parent === absolute
		? absolute
		: join(resolveReal(parent), absolute.slice(parent.length).replace(/^[\\/]/, ""));
}
