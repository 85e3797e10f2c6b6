/** Is everything but the clock as the last build had it? What has changed since is told, file by file. */
import type { Row } from "./archive/rows.js";
import { error } from "./base/problem.js";
import type { Facts } from "./images/facts.js";
import type { Path, Problem } from "./model.js";

interface Had {
	readonly rows: readonly Pick<Row, "path" | "fingerprint">[];
	/** Files beside the stories, by path. */
	readonly assets: ReadonlyMap<Path, Pick<Facts, "digest">>;
	/** Stands for the code, the configuration and the templates. Undefined where there was no build. */
	readonly salt: string | undefined;
}

/** `now` against `then`. A file that the last build did not look at, such as the picture of a story that was not public, is no change. */
export function changedSince(
	now: Omit<Had, "assets"> & { readonly assets: readonly Pick<Facts, "path" | "digest">[] },
	then: Had,
): Problem[] {
	if (then.salt === undefined) return [told("There is no build of this site to refresh")];
	if (then.salt !== now.salt)
		return [told("The program, the configuration or a template has changed since the last build")];
	const before = new Map(then.rows.map(({ path, fingerprint }) => [path, fingerprint]));
	const after = new Set(now.rows.map(({ path }) => path));
	const files: readonly (readonly [Path, string])[] = [
		...now.rows.flatMap(({ path, fingerprint }) => {
			const old = before.get(path);
			return old === fingerprint ? [] : [[path, old === undefined ? "is new" : "has changed"] as const];
		}),
		...then.rows.flatMap(({ path }) => (after.has(path) ? [] : [[path, "is gone"] as const])),
		...now.assets.flatMap(({ path, digest }) => {
			const old = then.assets.get(path);
			return old === undefined || old.digest === digest ? [] : [[path, "has changed"] as const];
		}),
	];
	return files.map(([path, what]) => told(`The file ${what} since the last build`, path));
}

const told = (message: string, path?: Path): Problem =>
	error("edited", message, path === undefined ? undefined : { path }, {
		hint: "`broadsheet build` publishes it; `refresh` publishes only what the clock has changed",
	});
