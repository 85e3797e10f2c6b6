/** Finds the line of the configuration, or of a module that it imports, at which an exception was thrown. */
import { SourceMap } from "node:module";
import { basename, posix } from "node:path";
import { lazy } from "../core/lazy.js";
import type { Path, Place } from "../core/model.js";
import { compare } from "../core/problem.js";
import { readRegularFile } from "../core/regular-file.js";

/** The thrown value and the called function of a plugin → the place in the source; undefined if neither leads to one. */
export type Locate = (thrown: unknown, called?: object) => Place | undefined;

/** For a module that esbuild has bundled. Its source map is next to it, with sources relative to the root of the site. Nothing is read before an exception occurs. */
export function locator(file: string): Locate {
	const known = lazy(() => ({
		text: readRegularFile(file).toString(),
		map: new SourceMap(JSON.parse(readRegularFile(`${file}.map`).toString()) as never),
	}));
	const placeAt = (line: number, column: number): Place | undefined => {
		const found = known().map.findEntry(line, column);
		if (!("originalSource" in found)) return undefined;
		const path = posix.normalize(found.originalSource);
		return { path, line: found.originalLine + 1, column: found.originalColumn + 1 };
	};
	/** The position at which a function begins, found by its text in the bundle: a thrown value that is not an Error has no stack. */
	const beginOf = (called: object): Place | undefined => {
		const code = Function.prototype.toString.call(called);
		const { text } = known();
		const start = text.indexOf(code);
		if (start === -1 || text.indexOf(code, start + 1) !== -1) return undefined;
		const lines = text.slice(0, start).split("\n");
		return placeAt(lines.length - 1, (lines.at(-1) as string).length);
	};
	const frame = new RegExp(`/${basename(file, ".mjs")}\\.mjs:(\\d+):(\\d+)`);
	return (thrown, called) => {
		const stack = thrown instanceof Error && typeof thrown.stack === "string" ? thrown.stack : "";
		try {
			const frames = stack.split("\n").flatMap((line) => {
				const [, row, column] = frame.exec(line) ?? [];
				if (row === undefined) return [];
				return placeAt(Number(row) - 1, Number(column) - 1) ?? [];
			});
			return nearestOwnFrame(isOverflow(thrown) ? frames.slice(1).sort(byPlace) : frames, called && beginOf(called));
		} catch {
			// If the cache was cleared meanwhile, the problem is reported without its line.
			return undefined;
		}
	};
}

/** The first of the stack's places, innermost first, outside of packages; else the first in the package of the called function; else that function. */
const nearestOwnFrame = (frames: readonly Place[], called: Place | undefined): Place | undefined =>
	frames.find(({ path }) => packageOf(path) === undefined) ??
	(called && frames.find(({ path }) => packageOf(path) === packageOf(called.path))) ??
	called ??
	frames[0];

/**
 * Infinite recursion overflows the stack at an arbitrary call. All its calls are on the stack, so the first one in source order is always the same; the
 * innermost one may not have begun.
 */
const isOverflow = (thrown: unknown): boolean => thrown instanceof RangeError && /call stack/.test(thrown.message);
const byPlace = (a: Place, b: Place): number =>
	compare(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);

const packageOf = (path: Path): string | undefined => /^(.*(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
