/** An esbuild plugin that stops at files with merge conflict markers, which can be valid in CSS, comments and strings. */
import { relative } from "node:path";
import type { Message, PartialMessage, Plugin } from "esbuild";
import { conflictMarkers } from "../core/merge-conflict.js";
import type { Place, Problem } from "../core/model.js";
import { error, lineColumn } from "../core/problem.js";
import { readRegularFile } from "../core/regular-file.js";

const PLUGIN_NAME = "merge-markers";

/** The problem for an error of this plugin; undefined for an error of esbuild. */
export const mergeProblem = ({ pluginName, text }: Message, place: Place | undefined): Problem | undefined =>
	pluginName === PLUGIN_NAME
		? error("merge-markers", text, place, {
				hint: "keep the right lines, and remove those that begin with <<<<<<<, ======= and >>>>>>>",
			})
		: undefined;

export const mergeConflictPlugin: Plugin = {
	name: PLUGIN_NAME,
	setup({ onLoad, initialOptions: { absWorkingDir = "" } }) {
		onLoad({ filter: /\.(?:[cm]?[jt]sx?|css|json)$/, namespace: "file" }, ({ path }) => {
			if (/[\\/]node_modules[\\/]/.test(path)) return undefined;
			const text = readRegularFile(path).toString("utf8");
			const whole = conflictMarkers(text).filter(({ isWhole }) => isWhole);
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
