/** The redirects after edits of stories, where the record of addresses says what their former addresses are. */
import type { KeptRedirect, KeptRedirects, PageReads } from "../cache/page-reads.js";
import type { PageSpec, Path, PublicArticle, Redirect, Url } from "../core/model.js";
import type { OutputFiles } from "../core/output-record.js";
import { caseFold, outputPathOf } from "../core/paths.js";
import type { PageTask } from "../pages/page-task.js";
import type { PublicationHistory } from "../site/publication-history.js";
import type { ChangedStory } from "./changed-story.js";
import { NotKept } from "./kept-site.js";

export interface EditedRedirects {
	/** In no order. */
	readonly redirects: readonly Redirect[];
	readonly gone: readonly Url[];
	/** The addresses that the changed stories have, or had at any time. */
	readonly concerned: ReadonlySet<Url>;
}

/** The pages of the last build. */
interface LastPages {
	readonly files: OutputFiles;
	readonly reads: PageReads<PageTask>;
}
interface RedirectInputs {
	readonly stories: readonly Pick<ChangedStory, "path" | "before" | "now">[];
	readonly past: PublicationHistory;
	/** Those of the last build. */
	readonly kept: KeptRedirects;
	readonly articleAt: ReadonlyMap<Path, PublicArticle>;
	readonly urlOf: (article: PublicArticle) => Url;
	/** The addresses that the configuration redirects. */
	readonly configured: ReadonlySet<Url>;
	/** What the last build had at an address. */
	readonly pageAt: (url: Url) => "page" | "redirect" | undefined;
}

/** Undefined if all are as they were, and lead to no changed story. Throws `NotKept` if redirects of other stories may change. */
export function editedRedirects(inputs: RedirectInputs): EditedRedirects | undefined {
	const { stories, kept, articleAt, configured } = inputs;
	const paths = new Set(stories.map(({ path }) => path));
	const concerned = concernedUrls(inputs, paths);
	const former = new Map(kept.redirects.map((redirect) => [redirect.from, redirect]));
	const wasGone = new Set(kept.gone);
	const leads = ({ article }: KeptRedirect) => article !== undefined && paths.has(article);
	const isMoved = new Map(stories.map(({ path, before, now }) => [path, before !== now]));
	for (const redirect of kept.redirects) {
		const isConcerned = concerned.has(redirect.from) && !configured.has(redirect.from);
		// Written in the configuration or as an alias, or recorded of another story, too.
		const isAnothers = isConcerned ? !leads(redirect) || redirect.isRule : isMoved.get(redirect.article ?? "");
		if (isAnothers) throw new NotKept(redirect.from);
	}
	const now = resolved(inputs, concerned);
	const isSame = (url: Url) =>
		former.get(url)?.to === now.redirects.get(url)?.to && wasGone.has(url) === now.gone.has(url);
	if ([...concerned].every(isSame) && !kept.redirects.some(leads)) return undefined;
	const others = kept.redirects.flatMap(({ article: from, ...redirect }): Redirect[] => {
		if (concerned.has(redirect.from)) return [];
		const article = from === undefined ? undefined : articleAt.get(from);
		if (from !== undefined && !article) throw new NotKept(from);
		return [{ ...redirect, ...(article && { article }) }];
	});
	return {
		redirects: [...others, ...now.redirects.values()],
		gone: [...kept.gone.filter((url) => !concerned.has(url)), ...now.gone],
		concerned,
	};
}

function concernedUrls({ stories, past }: RedirectInputs, paths: ReadonlySet<Path>): ReadonlySet<Url> {
	const urls = new Set(stories.flatMap(({ before, now }) => [before, now].filter((url) => url !== undefined)));
	for (const path of paths) for (const url of past.recorded.get(path)?.urls ?? []) urls.add(url);
	for (const { file, urls: lost } of past.lost.values()) if (paths.has(file)) for (const url of lost) urls.add(url);
	return urls;
}

/** As in `site/redirects`: a page goes before a recorded address, and that before one that is gone. */
function resolved(
	{ stories, past, articleAt, urlOf, pageAt }: RedirectInputs,
	concerned: ReadonlySet<Url>,
): { readonly redirects: ReadonlyMap<Url, Redirect>; readonly gone: ReadonlySet<Url> } {
	const [taken, left] = [new Set(stories.map(({ now }) => now)), new Set(stories.map(({ before }) => before))];
	const recorded = new Map<Url, PublicArticle[]>();
	for (const [from, { urls }] of past.recorded) {
		const article = articleAt.get(from);
		for (const url of article ? urls : [])
			if (article && concerned.has(url)) recorded.set(url, [...(recorded.get(url) ?? []), article]);
	}
	const allGone = new Set(past.gone);
	const redirects = new Map<Url, Redirect>();
	const gone = new Set<Url>();
	for (const from of concerned) {
		if (taken.has(from)) continue;
		const was = pageAt(from);
		if (was === "page" && !left.has(from)) continue;
		const [article, another] = recorded.get(from) ?? [];
		if (!article && !allGone.has(from)) continue;
		const to = article && urlOf(article);
		// An address that had no page may be that of a collection now, and one with capitals that of a page on some systems.
		if (was === undefined || another || from !== caseFold(from) || (to && caseFold(to) === from))
			throw new NotKept(from);
		if (article) redirects.set(from, { from, to: to as Url, article });
		else gone.add(from);
	}
	return { redirects, gone };
}

/** Whether the last build had the page of a redirect at the URL, or one that says that the page is gone. */
export function isRedirectAt(url: Url, { files, reads }: LastPages): boolean {
	const page = files.get(outputPathOf(url))?.page && reads.page(url);
	const spec = page && page.task.kind === "spec" && (page.answers[`spec ${url}`] as PageSpec | undefined);
	return /^(?:redirect|gone)$/.test((spec || undefined)?.template ?? "");
}
