/** Which line of the configuration, or of a module that it imports, has failed. */
import { SourceMap } from "node:module";
import { basename, posix } from "node:path";
import { lazy } from "../core/lazy.js";
import type { Path, Place } from "../core/model.js";
import { compare } from "../core/problem.js";
import { readRegularFile } from "../core/regular-file.js";

/** What was thrown, and the function of the plugin that was called → the place in the source; undefined where neither leads to one. */
export type Locate = (thrown: unknown, called?: object) => Place | undefined;

/**
 * For a module that esbuild has made. Its source map lies beside it, and its sources are named relative to the root of the site. Nothing is read
 * before something has failed.
 */
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
	/** Where a function begins. Its text is that of the bundle: what throws no error has no stack, and still a place. */
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
			// A cache that has been emptied meanwhile: the fault is reported without its line.
			return undefined;
		}
	};
}

/** Of the places of a stack, the innermost first: the first one outside packages; else the first one in the package of the function that was called; else that function. */
const nearestOwnFrame = (frames: readonly Place[], called: Place | undefined): Place | undefined =>
	frames.find(({ path }) => packageOf(path) === undefined) ??
	(called && frames.find(({ path }) => packageOf(path) === packageOf(called.path))) ??
	called ??
	frames[0];

/**
 * Infinite recursion overflows the stack at an arbitrary call, not always the same one. All its calls are on the stack, so the first of
 * them in the order of the source is the same each time; the innermost one may not have begun.
 */
const isOverflow = (thrown: unknown): boolean => thrown instanceof RangeError && /call stack/.test(thrown.message);
const byPlace = (a: Place, b: Place): number =>
	compare(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);

const packageOf = (path: Path): string | undefined => /^(.*(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
