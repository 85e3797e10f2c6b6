/** Finds the pages of a composed site that show what they showed at the last build: the site is asked again all that they have asked. */
import type { Answers, PageReads } from "../cache/page-reads.js";
import { askAboutAgain, askAgain, isSameAnswer } from "../core/ask-again.js";
import { lazy } from "../core/lazy.js";
import type { Edition, Path, PlannedPage, Url } from "../core/model.js";
import type { SiteReader } from "../core/site-reader.js";
import { COMMON_ANSWERS, isArticleQuestion, type TextPart } from "../core/site-reads.js";
import type { SitePlan } from "./plan-site.js";

/** `files` are those that pages may have asked about. Without `reads` no page is known to be unchanged. */
export function unchangedPages(
	reads: PageReads<unknown> | undefined,
	{ edition, reader, siteViewJson, keyPointsFooter }: SitePlan,
	files: () => Iterable<Path>,
): (page: PlannedPage) => boolean {
	const { common } = reads ?? {};
	if (!reads || common?.siteViewJson !== siteViewJson || common.keyPointsFooter !== keyPointsFooter) return () => false;
	const changed = lazy(() => pagesOfChangedFiles(reads, edition, reader, files()));
	return ({ url, task }) => {
		if (changed().has(url)) return false;
		const kept = reads.page(url);
		return (
			kept !== undefined &&
			isSameAnswer(task, kept.task) &&
			Object.entries(kept.answers).every(([question, answer]) => isSameAnswer(askAgain(reader, question), answer))
		);
	};
}

/** The pages that have read something of a file that is different now. A file that is gone is in no answer, so the pages that showed it get others. */
function pagesOfChangedFiles(
	reads: PageReads<unknown>,
	{ articles, plainPages, coverage }: Edition,
	reader: SiteReader,
	files: Iterable<Path>,
): ReadonlySet<Url> {
	const found = new Set<Url>();
	const texts = new Set([...articles, ...plainPages, ...[...coverage.values()].flat()].map(({ from }) => from));
	for (const file of files) {
		const kept = reads.answersAbout(file);
		if (!kept) continue;
		for (const part of changedParts(file, kept, reader, texts.has(file)))
			for (const url of reads.pagesWith(file, part)) found.add(url);
	}
	return found;
}

const BOTH: readonly TextPart[] = ["article", "listing"];
const COMMON = Object.entries(COMMON_ANSWERS);

function changedParts(file: Path, kept: Answers, reader: SiteReader, isText: boolean): readonly TextPart[] {
	const isSame = ([question, answer]: readonly [string, unknown]) =>
		isArticleQuestion(question) && !isText
			? true
			: BOTH.includes(question as TextPart) || isSameAnswer(askAboutAgain(reader, file, question), answer);
	if (!Object.entries(kept).every(isSame)) return BOTH;
	if (!isText) return [];
	if (!COMMON.every(([question, answer]) => question in kept || isSame([question, answer]))) return BOTH;
	const { contentDigest, listingDigest } = reader.article({ from: file }).dependencies;
	if ((kept.listing ?? listingDigest) !== listingDigest) return BOTH;
	return (kept.article ?? contentDigest) === contentDigest ? [] : ["article"];
}
