/** The position of an error in a template, in terms of the user's files. */
import { SourceMap } from "node:module";
import { join, relative, resolve, sep } from "node:path";
import type { Message } from "esbuild";
import { PACKAGE_DIR } from "../../core/locations.js";
import type { Path, Place } from "../../core/model.js";
import { VIRTUAL_OUTDIR } from "./overlay.js";

/** The position of an exception, from its stack and the source map. */
export function placeFromStack(thrown: unknown, map: string, root: string): Place | undefined {
	const lines = thrown instanceof Error ? (thrown.stack ?? "").split("\n") : [];
	const sourceMap = new SourceMap(JSON.parse(map) as never);
	for (const line of lines) {
		const match = /templates-[0-9a-f]{16}\.mjs:(\d+):(\d+)/.exec(line);
		if (!match) continue;
		const found = sourceMap.findEntry(Number(match[1]) - 1, Number(match[2]) - 1);
		if (!("originalSource" in found) || !/\.[jt]sx?$/.test(found.originalSource)) continue;
		const source = resolve(VIRTUAL_OUTDIR, found.originalSource);
		if (source.includes("node_modules")) continue;
		return {
			path: displayPath(source, root),
			line: found.originalLine + 1,
			column: found.originalColumn + 1,
		};
	}
	return undefined;
}

/** The position of an esbuild error; esbuild runs in `home`. */
export const placeFromEsbuild = ({ location }: Message, home: string, root: string): Place | undefined =>
	location
		? {
				path: displayPath(resolve(home, location.file), root),
				line: location.line,
				column: location.column + 1,
				length: Math.max(1, location.length),
			}
		: undefined;

/** The path of a template for messages: relative to the site, or to the package. */
const displayPath = (file: string, root: string): Path => {
	const inside = relative(root, file);
	return (inside.startsWith("..") ? join("broadsheet", relative(PACKAGE_DIR, file)) : inside).split(sep).join("/");
};
