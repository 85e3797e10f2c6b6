/** Parses files, with the disk cache and a time limit per file. */

import { encodeSummary } from "../../cache/article-summary.js";
import type { Store } from "../../cache/kv-store.js";
import { cached, cacheKey } from "../../cache/memoize-on-disk.js";
import { inlineKeyParts, type ParseResult, SAME } from "../../cache/parse-changed.js";
import { parseArticle } from "../../content/article.js";
import { parseAuthorData } from "../../content/author-data.js";
import { readSource } from "../../content/files/classify.js";
import { gitObjectId } from "../../content/files/git-objects.js";
import { parseFront } from "../../content/front-plan.js";
import { renderConfigLine } from "../../content/markdown/index.js";
import { parseNote, parseProfile } from "../../content/profile.js";
import type {
	CollectionKind,
	ContentKind,
	Outcome,
	Parsed,
	Path,
	Problem,
	SiteConfig,
	Source,
} from "../../core/model.js";
import { withinLimit } from "../../core/time-limit.js";
import { limitOfText, slowText } from "./time-limits.js";

export interface ParseTask {
	readonly path: Path;
	readonly kind: ContentKind;
	readonly stamp: readonly number[];
	/** The fingerprint of the last build: a file with the same is not parsed. */
	readonly known?: string;
}
interface Unread {
	readonly kind: ContentKind;
	readonly source: Source;
}

const inputOf = ({ kind, source }: Unread) => [kind, source.path, source.bytes];

/** `parseVersion` is a digest of the code and the configuration; `store` is the cache of this thread. */
export function createFileParser(
	{ root, parseVersion }: { readonly root: string; readonly parseVersion: string },
	site: SiteConfig,
	store: Store,
) {
	const note = (kind: CollectionKind) => (source: Source) => parseNote(kind, source, site);
	const article = (source: Source) => parseArticle(source, site);
	const readers: Readonly<Record<ContentKind, (source: Source) => Outcome<object>>> = {
		article,
		page: article,
		entry: article,
		author: (source) => parseProfile(source, site),
		authors: (source) => parseAuthorData(source, site),
		front: (source) => parseFront(source, site),
		topic: note("topic"),
		section: note("section"),
		series: note("series"),
	};
	const read = cached(
		withinLimit(
			({ kind, source }: Unread) => readers[kind](source),
			({ source }) => limitOfText(source),
		),
		store,
		parseVersion,
		inputOf,
		"body",
	);
	const isKnown = ({ known }: ParseTask, unread: Unread): boolean =>
		known !== undefined && known === cacheKey([parseVersion, ...inputOf(unread)]);
	/** The result for an unreadable file. It has its own cache key and is not reused: the next build reads the file again. */
	const unread = (path: Path, problems: readonly Problem[]): ParseResult => {
		const fingerprint = cacheKey(["unread", path, JSON.stringify(problems)]);
		store.put(fingerprint, JSON.stringify({ problems }));
		return { fingerprint, ok: false, problems: true, unread: true };
	};
	const parse = (items: readonly ParseTask[]): ParseResult[] => {
		const sources = items.map(({ path, stamp }) => readSource(root, path, stamp[0] ?? 0));
		const files = items.map((item, index): Unread | undefined | typeof SAME => {
			const source = sources[index]?.value;
			const file = source && { kind: item.kind, source };
			return file && isKnown(item, file) ? SAME : file;
		});
		const outcomes = read(files.filter((file) => file !== undefined && file !== SAME)).values();
		return sources.map(({ value: source, problems }, index): ParseResult => {
			const { path } = items[index] as ParseTask;
			if (!source) return unread(path, problems);
			if (files[index] === SAME) return SAME;
			const found = outcomes.next().value;
			if (!found) return unread(path, [slowText(source)]);
			const story = (found.value as Partial<Parsed> | undefined)?.story;
			return {
				fingerprint: found.fingerprint,
				object: gitObjectId(source.bytes),
				ok: found.value !== undefined,
				problems: found.problems.length > 0,
				...(story && { encodedSummary: encodeSummary(story), dependencies: story.dependencies }),
			};
		});
	};

	const parseLines = cached(
		(texts: readonly string[]) => texts.map((text) => ({ value: renderConfigLine(text, site), problems: [] })),
		store,
		parseVersion,
		inlineKeyParts,
	);

	return {
		parse,
		/** Renders a line of Markdown from the configuration. */
		configLine: (text: string) => parseLines([text])[0]?.value,
	};
}
