/** How long one file may take, and the problem reported if it takes longer. */

import type { Page, Problem, Source } from "../../core/model.js";
import { error } from "../../core/problem.js";

/** Of a text, in milliseconds: what everyday texts take, a thousand times. */
const TEXT_LIMIT_MS = 5000;
/** Further milliseconds for each megabyte of it. */
const LIMIT_PER_MEGABYTE_MS = 5000;
/** Of a page, in milliseconds. */
export const PAGE_LIMIT_MS = 20_000;

const inSeconds = (ms: number): string => `${Math.round(ms / 1000)} s`;

/** It depends on nothing but the size of the file, so that the message is the same in each build. */
export const limitOfText = ({ bytes }: Source): number =>
	TEXT_LIMIT_MS + Math.floor(bytes.length / 1024 / 1024) * LIMIT_PER_MEGABYTE_MS;

export const slowText = (source: Source): Problem =>
	error(
		"too-slow",
		`The text takes longer than ${inSeconds(limitOfText(source))} to read`,
		{ path: source.path, line: 1, column: 1 },
		{
			hint: "look for a sign that is repeated thousands of times, such as `> `, `[`, `www.` or `:::`; a plugin may loop for ever",
		},
	);

export const slowPage = ({ template, from, url }: Page): Problem =>
	error(
		"too-slow",
		`The page ${url} takes longer than ${inSeconds(PAGE_LIMIT_MS)} to print`,
		from === undefined ? undefined : { path: from, line: 1, column: 1 },
		{ hint: `the template "${template}", or what it uses, may loop for ever` },
	);
