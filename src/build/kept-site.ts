/** The site as the last build read it: its answers are kept, and texts of articles are current. */
import type { Answers, PageReads } from "../cache/page-reads.js";
import { memoize } from "../core/memoize.js";
import type { Path, PublicArticle, SiteConfig, Url } from "../core/model.js";
import { readingMinutes } from "../core/reading-minutes.js";
import type { SiteReader } from "../core/site-reader.js";
import {
	type Args,
	COMMON_ANSWERS,
	NAMINGS,
	type ReadRecorder,
	recordReads,
	SITE_QUESTIONS,
} from "../core/site-reads.js";

/** Thrown for a question that no page has asked before: the site must be composed. */
export class NotKept extends Error {}

/** A site of which single pages are built. */
export interface PageSource<Task> {
	readonly reader: SiteReader;
	/** Calls `make` with the task of the page at the URL, and notes what it reads. */
	readonly build: <T>(url: Url, make: (task: Task) => T) => T;
}

/**
 * `articleOf` returns the current text. New reads are noted with `recorder`. The reader answers questions about files at any time, all others while the
 * page is built that has asked them. Methods throw `NotKept`.
 */
export function createKeptSite<Task>(
	site: SiteConfig,
	reads: PageReads<Task>,
	articleOf: (from: Path) => PublicArticle,
	recorder: ReadRecorder,
): PageSource<Task> {
	/** The answers of the page that is being built; shared views ask about files only. */
	let page: Answers = {};
	const siteView = JSON.parse(reads.common.siteViewJson);
	const of = memoize(MAX_ARTICLES, articleOf);
	const about = memoize(MAX_ARTICLES, (file: Path) => {
		const answers = reads.answersAbout(file);
		if (!answers) throw new NotKept(file);
		return answers;
	});
	const answer = (question: (typeof SITE_QUESTIONS)[number], args: Args): unknown => {
		if (question === "siteView") return siteView;
		const [file, name] = NAMINGS.get(question)?.(args) ?? [];
		const answers = file === undefined ? page : about(file);
		const found = answers[name ?? ""];
		if (found !== undefined) return found ?? undefined;
		if (question in COMMON_ANSWERS) return COMMON_ANSWERS[question];
		throw new NotKept(name);
	};
	const notPlanned = () => {
		throw new NotKept();
	};
	const reader = {
		...Object.fromEntries(SITE_QUESTIONS.map((question) => [question, (...args: Args) => answer(question, args)])),
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
		build: (url, make) => {
			const kept = reads.page(url);
			if (!kept) throw new NotKept(url);
			page = kept.answers;
			return recorder.within(`page ${url}`, () => make(kept.task), kept.task);
		},
	};
}

/** Maximum number of articles in memory. */
const MAX_ARTICLES = 20_000;

/** The pages of the site after edits. */
export const editedSource = <Task>(
	reader: SiteReader,
	tasks: ReadonlyMap<Url, Task>,
	recorder: ReadRecorder,
): PageSource<Task> => ({
	reader: recordReads(reader, recorder),
	build: (url, make) => {
		const task = tasks.get(url) as Task;
		return recorder.within(`page ${url}`, () => make(task), task);
	},
});
