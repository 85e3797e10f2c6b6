/** How long one file may take, and the problem reported if it takes longer. */

import type { Page, Problem, Source } from "../../core/model.js";
import { error } from "../../core/problem.js";

/** Milliseconds for a text: about a thousand times the usual duration. */
const TEXT_LIMIT_MS = 5000;
/** Additional milliseconds for each full piece of a text. A long story with every kind of markup takes a second per piece, and several on a busy machine. */
const LIMIT_PER_PIECE_MS = 5000;
const PIECE_BYTES = 64 * 1024;
/** Milliseconds for a page. */
export const PAGE_LIMIT_MS = 20_000;

const inSeconds = (ms: number): string => `${Math.round(ms / 1000)} s`;

/** Depends only on the size of the file, so that every build reports the same message. */
export const limitOfText = ({ bytes }: Source): number =>
	TEXT_LIMIT_MS + Math.floor(bytes.length / PIECE_BYTES) * LIMIT_PER_PIECE_MS;

export const slowText = (source: Source): Problem =>
	error(
		"too-slow",
		`The text takes longer than ${inSeconds(limitOfText(source))} to read`,
		{ path: source.path, line: 1, column: 1 },
		{
			hint: "look for a character that is repeated thousands of times, such as `> `, `www.` or `:::`; a plugin may loop for ever",
		},
	);

export const slowPage = ({ template, from, url }: Page): Problem =>
	error(
		"too-slow",
		`The page ${url} takes longer than ${inSeconds(PAGE_LIMIT_MS)} to render`,
		from === undefined ? undefined : { path: from, line: 1, column: 1 },
		{ hint: `the template "${template}", or what it uses, may loop for ever` },
	);
