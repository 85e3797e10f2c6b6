/** Finds the pages that edits of stories change: the site is asked again what they have asked, and an equal answer leaves a page as it is. */
import { isDeepStrictEqual } from "node:util";
import { documentPaths, type OutputRecords } from "../cache/output-records.js";
import type { PageReads } from "../cache/page-reads.js";
import { askAgain, isSameAnswer } from "../core/ask-again.js";
import type { Path, PublicArticle, Url } from "../core/model.js";
import { ARCHIVE, CORRECTIONS, outputPathOf, urlOf } from "../core/paths.js";
import type { ListName } from "../core/site-reader.js";
import type { TextPart } from "../core/site-reads.js";
import type { CollectionTask } from "../pages/kinds/paginated.js";
import type { PageTask } from "../pages/page-task.js";
import { affectedIn } from "../site/related.js";
import { archivePages, archiveUrlsOf } from "./archive-pages.js";
import { type ChangedList, changedLists, requireBare } from "./changed-lists.js";
import type { ChangedContent } from "./changed-stories.js";
import type { EditedSite } from "./edited-site.js";
import { NotKept } from "./kept-site.js";
import { creditedPages, ownPages, translatedPages } from "./pages-of-articles.js";

export interface StalePages {
	/** The pages to build. */
	readonly tasks: ReadonlyMap<Url, PageTask>;
	/** The paths of the pages that the site has no more. */
	readonly gone: readonly Path[];
	/** The addresses of new pages, without those of further pages of lists, which nothing refers to. */
	readonly fresh: readonly Url[];
	/** No name or address that a hint could suggest has come or gone. */
	readonly areNamesKept: boolean;
}

/** Throws `NotKept` if more pages than can be found this way may have changed. */
export function stalePages(
	{ stories, groups }: ChangedContent,
	site: EditedSite,
	reads: PageReads<PageTask>,
	files: OutputRecords,
): StalePages {
	const { edition, lists, reader, moves } = site;
	const tasks = new Map<Url, PageTask>();
	const gone = new Set<Url>();
	const isThere = (url: Url) => files.indexOf(outputPathOf(url)) >= 0;
	/** Adds the page if it is new, if one of its answers has changed, or if it must be built anyway. */
	const consider = (url: Url, task: PageTask, isForced = false) => {
		const page = isThere(url) ? reads.page(url) : undefined;
		const isSame = isDeepStrictEqual(page?.task, task);
		// Something else may have the address.
		if (isThere(url) && !isSame && !moves?.concerned.has(url)) throw new NotKept(url);
		const kept = isSame ? page?.answers : undefined;
		const isChanged = ([question, answer]: [string, unknown]) => !isSameAnswer(askAgain(reader, question), answer);
		if (isForced || !kept || Object.entries(kept).some(isChanged)) tasks.set(url, task);
	};

	const show = (path: Path, ...parts: readonly TextPart[]) => {
		for (const url of parts.flatMap((part) => reads.pagesWith(path, part))) {
			const task = isThere(url) ? reads.page(url)?.task : undefined;
			if (task) tasks.set(url, task);
		}
	};
	for (const { path, before, now, isListed, referrers } of stories) {
		show(path, "article");
		if (isListed || before !== now) show(path, "listing");
		// Their links may lead elsewhere.
		for (const each of referrers) show(each, "article");
		if (before !== undefined && before !== now) gone.add(before);
		if (now === undefined || before === now) continue;
		// The page of a redirect, or one that said that the story is gone.
		const isFree = moves?.concerned.has(now) && reads.page(now)?.task.kind === "spec";
		const isTaken = isFree ? tasks.get(now)?.kind === "article" : isThere(now) || tasks.has(now);
		if (isTaken) throw new NotKept(now);
		tasks.set(now, { kind: "article", from: path });
	}
	const considerPages = (kind: string, key: string) => {
		for (const { url, page } of lists.slices(`${kind}:${key}` as ListName))
			consider(url, { kind, key, ...(page !== undefined && { page }) } as CollectionTask);
	};
	for (const { kind, key } of groups) if (lists.listed(`${kind}:${key}`).length > 0) considerPages(kind, key);
	const changed = changedLists(stories, edition, reads);
	const authors = new Set<string>();
	for (const [list, { joined, left, url }] of changed) {
		if (url === undefined) continue;
		const [kind, key] = [list.slice(0, list.indexOf(":")), list.slice(list.indexOf(":") + 1)];
		const [slices, count] = [lists.slices(list), lists.listed(list).length];
		const name = `${kind} ${key}`;
		const known = isThere(url) ? reads.page(url)?.answers[name] : undefined;
		const group = count > 0 ? askAgain(reader, name) : undefined;
		const isEdited = groups.some((each) => `${each.kind} ${each.key}` === name);
		if (known && group && !isEdited && !isSameAnswer(group, known)) throw new NotKept(name);
		if (!(known && group)) requireBare(list, url, known ?? group, edition, isThere);
		if (!(known && group) && kind === "author") authors.add(key);
		if (count > 0) considerPages(kind, key);
		// Each part of a series lists all of them.
		const parts = kind === "series" ? lists.listed(list) : [];
		for (const [part, task] of ownPages(new Set(parts.map(({ from }) => from)), edition))
			if (!tasks.has(part)) consider(part, task);
		const former = Math.floor((count - joined.length + left.length) / edition.site.pageSize) - 1;
		for (let page = slices.length; page <= former; page++) gone.add(`${url}page/${page}/`);
		if (count === 0) gone.add(url);
	}
	for (const { from } of neighbours(changed, site)) {
		const url = edition.urls.articles.get(from);
		const kept = reads.answersAbout(from)?.related;
		if (url !== undefined && !isSameAnswer(reader.related({ from }), kept)) tasks.set(url, { kind: "article", from });
	}
	if (stories.some(({ isCorrected }) => isCorrected)) {
		const pages = reader.correctionSlices();
		for (const { url, page } of pages) consider(url, { kind: "corrections", ...(page !== undefined && { page }) });
		for (let page = pages.length; isThere(`${CORRECTIONS}page/${page}/`); page++)
			gone.add(`${CORRECTIONS}page/${page}/`);
	}
	for (const [url, task] of creditedPages(authors, edition)) tasks.set(url, task);
	for (const [url, task] of translatedPages(stories, edition, reads)) tasks.set(url, task);
	consider("/", { kind: "home" });
	consider("/404.html", { kind: "not-found" });
	for (const { key, url } of edition.sections) consider(url, { kind: "section", key });
	for (const [url, task] of archivePages(edition, changed, isThere)) consider(url, task);
	for (const { url } of edition.pages) consider(url, { kind: "spec", url });
	const documents = new Set(edition.documents.map(({ url }) => url));
	const paths = new Set(stories.map(({ path }) => path));
	const areSplit = edition.documents.some(({ entries = [] }) => entries.length > 0 && entries.length % FILE_SIZE === 0);
	for (const { url, items = [], entries = [], validUntil } of edition.documents) {
		// What a list has lost is known from what its document has read, so only what it has got is looked for.
		const listed = entries.length > 0 && areSplit ? [] : [...items, ...entries];
		const isSame = listed.length > 0 && !listed.some(({ from }) => paths.has(from)) && isThere(url);
		if (!isSame || groups.length > 0 || validUntil !== undefined) consider(url, { kind: "document", url });
	}
	const months = new Set(edition.months.flatMap(({ year, url }) => [url, `${ARCHIVE}${year}/`]));
	for (const list of changed.keys())
		for (const url of archiveUrlsOf(list)) if (!months.has(url) && isThere(url)) gone.add(url);
	for (const url of documentPaths(files).map(urlOf)) if (!documents.has(url)) gone.add(url);
	const asking = new Set(stories.flatMap(({ referrers }) => referrers));
	for (const [url, task] of ownPages(asking, edition)) consider(url, task, true);
	for (const url of moves?.concerned ?? []) if (isThere(url) && !edition.urls.owners.has(url)) gone.add(url);
	for (const { url } of edition.pages) gone.delete(url);
	for (const url of gone) tasks.delete(url);
	const fresh = [...tasks].flatMap(([url, task]) => (isThere(url) || "page" in task ? [] : [url]));
	const areNamesKept = stories.every(({ names }) => names.size === 0) && gone.size + fresh.length === 0;
	return { tasks, gone: [...gone].map(outputPathOf), fresh, areNamesKept };
}

/** Each file of a split list except the last has a multiple of this number of entries; an added entry changes the next file, too. */
const FILE_SIZE = 1000;

/** The articles whose related articles may be others. */
function neighbours(changed: ReadonlyMap<ListName, ChangedList>, { lists }: EditedSite): ReadonlySet<PublicArticle> {
	const found = new Set<PublicArticle>();
	for (const [list, { places }] of changed)
		if (/^(?:section|topic):/.test(list)) for (const each of affectedIn(lists.listed(list), places)) found.add(each);
	return found;
}
