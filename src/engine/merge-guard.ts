/** Stops a bundle at a file whose merge is unfinished: CSS would be read past its marks, and so would a comment or a text of a program. */
import { readFileSync } from "node:fs";
import { relative } from "node:path";
import type { Message, PartialMessage, Plugin } from "esbuild";
import { mergeMarks } from "../base/merge-marks.js";
import { lineColumn } from "../base/problem.js";

const NAME = "merge-markers";

/** The faults of this plugin among those that esbuild throws. */
export const isMerge = ({ pluginName }: Message): boolean => pluginName === NAME;

/** Where to go from such a fault. */
export const MERGE_HINT = "keep the right lines, and remove those that begin with <<<<<<<, ======= and >>>>>>>";

export const mergeGuard: Plugin = {
	name: NAME,
	setup({ onLoad, initialOptions: { absWorkingDir = "" } }) {
		onLoad({ filter: /\.(?:[cm]?[jt]sx?|css|json)$/, namespace: "file" }, ({ path }) => {
			if (/[\\/]node_modules[\\/]/.test(path)) return undefined;
			const text = readFileSync(path, "utf8");
			const whole = mergeMarks(text).filter(({ isWhole }) => isWhole);
			if (whole.length === 0) return undefined;
			const errors = whole.map(({ offset, length }): PartialMessage => {
				const { line, column } = lineColumn(text, offset);
				return {
					text: "A merge is unfinished: from here on the file has two versions",
					location: { file: relative(absWorkingDir, path), line, column: column - 1, length },
				};
			});
			return { errors };
		});
	},
};
