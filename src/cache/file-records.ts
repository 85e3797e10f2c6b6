/** What is known of every Markdown file: its stamp, where its outcome is kept and, of a story, its card and what lies at hand. */
import { join } from "node:path";
import { type Stamp, stampIn, stampsOf } from "../core/file-stamp.js";
import type { Card, Kind, Path } from "../core/model.js";
import { readTable, writeTable } from "./column-file.js";

/** What is known of a file, once it has been read. */
export interface Known {
	readonly fingerprint: string;
	/** There is a value, and not problems alone. */
	readonly ok: boolean;
	readonly problems: boolean;
	/** Of a story. */
	readonly hand?: string;
	readonly card?: Card;
}
export interface Row extends Known {
	readonly path: Path;
	readonly kind: Kind;
	readonly stamp: Stamp;
}

export interface Rows {
	/** In the order of their paths. */
	readonly rows: readonly Row[];
	/** The number of the build that wrote them. */
	readonly build: number;
	/** The code and the configuration by which they were read. */
	readonly salt: string;
}

const KINDS: readonly Kind[] = ["article", "author", "topic", "section", "series", "front", "entry"];
const fileOf = (cache: string) => join(cache, "stories.table");

export function readRows(cache: string): Rows | undefined {
	const table = readTable(fileOf(cache));
	if (!table) return undefined;
	const { path, fingerprint, hand, files, mentions, pictures } = table.texts as Record<string, string[]>;
	const { flags, page, teaser, ends, words, named, stamps } = table.numbers as Record<string, Float64Array>;
	if (
		!path ||
		!fingerprint ||
		!hand ||
		!files ||
		!mentions ||
		!pictures ||
		!flags ||
		!page ||
		!teaser ||
		!ends ||
		!words ||
		!named ||
		!stamps
	)
		return undefined;
	const rows = path.map((each, index): Row => {
		const flag = flags[index] as number;
		const known = {
			path: each,
			kind: KINDS[flag >> 2] as Kind,
			stamp: stampIn(stamps, index),
			fingerprint: fingerprint[index] as string,
			ok: (flag & 1) !== 0,
			problems: (flag & 2) !== 0,
		};
		if (hand[index] === "") return known;
		const start = index === 0 ? 0 : (ends[index - 1] as number);
		const middle = start + (named[index] as number);
		const card: Card = {
			page: page[index] as number,
			teaser: teaser[index] as number,
			names: words.subarray(start, middle),
			asks: words.subarray(middle, ends[index]),
			files: listOf(files[index]),
			mentions: listOf(mentions[index]),
			pictures: listOf(pictures[index]),
		};
		return { ...known, hand: hand[index] as string, card };
	});
	const { build, salt } = table.head as { build: number; salt: string };
	return { rows, build, salt };
}
const NONE: readonly string[] = [];
const listOf = (text = ""): readonly string[] => (text === "" ? NONE : JSON.parse(text));
const textOf = (list: readonly string[] = NONE): string => (list.length ? JSON.stringify(list) : "");

export function writeRows(cache: string, { rows, build, salt }: Rows): void {
	const numbers = (value: (row: Row) => number) => Float64Array.from(rows, value);
	let end = 0;
	const ends = numbers(({ card }) => {
		end += card ? card.names.length + card.asks.length : 0;
		return end;
	});
	const words = new Float64Array(end);
	end = 0;
	for (const { card } of rows)
		for (const list of card ? [card.names, card.asks] : [])
			for (let index = 0; index < list.length; index++) words[end++] = list[index] as number;
	writeTable(fileOf(cache), {
		head: { build, salt },
		numbers: {
			stamps: stampsOf(rows),
			flags: numbers(({ kind, ok, problems }) => KINDS.indexOf(kind) * 4 + (problems ? 2 : 0) + (ok ? 1 : 0)),
			page: numbers(({ card }) => card?.page ?? 0),
			teaser: numbers(({ card }) => card?.teaser ?? 0),
			ends,
			named: numbers(({ card }) => card?.names.length ?? 0),
			words,
		},
		texts: {
			path: rows.map(({ path }) => path),
			fingerprint: rows.map(({ fingerprint }) => fingerprint),
			hand: rows.map(({ hand = "" }) => hand),
			files: rows.map(({ card }) => textOf(card?.files)),
			mentions: rows.map(({ card }) => textOf(card?.mentions)),
			pictures: rows.map(({ card }) => textOf(card?.pictures)),
		},
	});
}
