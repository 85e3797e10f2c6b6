/** The site as the last build read it: its answers are kept, and texts of articles are current. */
import type { PageReads } from "../cache/page-reads.js";
import { memoize } from "../core/memoize.js";
import type { Path, PublicArticle, SiteConfig } from "../core/model.js";
import { readingMinutes } from "../core/reading-minutes.js";
import type { SiteReader } from "../core/site-reader.js";
import { type ReadRecorder, readOf, recordReads, SITE_METHODS } from "../core/site-reads.js";

/** Thrown for a question that no page has asked before: the site must be composed. */
export class NotKept extends Error {}

export interface KeptSite {
	readonly reader: SiteReader;
	/** Must be used for each page and shared view: the answers depend on what is being built. */
	readonly recorder: ReadRecorder;
}

/** `articleOf` returns the current text. New reads are noted with `recorder`. Methods throw `NotKept`. */
export function createKeptSite(
	site: SiteConfig,
	reads: PageReads<unknown>,
	articleOf: (from: Path) => PublicArticle,
	recorder: ReadRecorder,
): KeptSite {
	const open: Readonly<Record<string, unknown>>[] = [];
	const siteView = JSON.parse(reads.common.siteViewJson);
	const of = memoize(MAX_ARTICLES, articleOf);
	const answers = Object.fromEntries(
		SITE_METHODS.map((method) => [
			method,
			(...args: Parameters<typeof readOf>[1]) => {
				if (method === "siteView") return siteView;
				const read = readOf(method, args);
				const answer = open.at(-1)?.[read];
				if (answer === undefined) throw new NotKept(read);
				return answer ?? undefined;
			},
		]),
	);
	const notPlanned = () => {
		throw new NotKept();
	};
	const reader = {
		...answers,
		site,
		drafts: false,
		article: ({ from }) => of(from),
		listing: ({ from }) => of(from),
		standfirst: ({ from }) => of(from).summary[0]?.text ?? of(from).description,
		minutes: ({ from }) => readingMinutes(of(from)),
		images: ({ from }) => of(from).dependencies.images,
		slices: notPlanned,
		correctionSlices: notPlanned,
	} as Partial<SiteReader> as SiteReader;
	return {
		reader: recordReads(reader, recorder),
		recorder: {
			note: recorder.note,
			within: (name, make, task) => {
				const node = reads.node(name);
				if (!node) throw new NotKept(name);
				open.push(node.reads);
				try {
					return recorder.within(name, make, task);
				} finally {
					open.pop();
				}
			},
		},
	};
}

/** Maximum number of articles in memory. */
const MAX_ARTICLES = 20_000;
