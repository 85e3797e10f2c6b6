/** Plans the list of all corrections, newest first. */

import { combine } from "../../core/hash.js";
import { fnv1a32 } from "../../core/link-key.js";
import type { DatedNote, Edition, Page, PublicArticle } from "../../core/model.js";
import { omitUndefined } from "../../core/omit-undefined.js";
import { CORRECTIONS } from "../../core/paths.js";
import { compare } from "../../core/problem.js";
import type { CorrectionsView } from "../../core/views.js";
import { noteView } from "../article-content.js";
import { fillHoles } from "../fill-holes.js";
import { homeLink, pagerOf } from "../links.js";
import type { PageContext } from "../page-context.js";
import { archiveCrumb, paginate, withPageNumber } from "../paginate.js";
import type { UnbuiltPages } from "../planned-page.js";

interface Correction {
	readonly article: PublicArticle;
	readonly note: DatedNote;
}

/** None if there are no corrections. */
export function correctionPages(context: PageContext): UnbuiltPages {
	const { edition, views, chrome, holeContext, contentKey, words } = context;
	const all = collectCorrections(edition);
	if (all.length === 0) return [];
	return paginate(all, edition.site.pageSize, CORRECTIONS).map((leaf) => {
		const title = withPageNumber(leaf, words)(words.corrections);
		const make = (): Page<CorrectionsView> => ({
			url: leaf.url,
			template: "corrections",
			view: omitUndefined({
				...chrome({ url: leaf.url, title, description: words.aboutCorrections(edition.site.name) }),
				kind: "corrections" as const,
				breadcrumb: [homeLink(words), { name: words.corrections, url: CORRECTIONS }, ...archiveCrumb(leaf, words)],
				page: leaf.page,
				corrections: leaf.items.map(({ article, note }) => ({
					// Dead links were reported with the page of the article.
					...noteView(note, context, fillHoles(article.holes, article.from, { ...holeContext, report: () => {} })),
					story: views.teaser(article),
				})),
				pager: pagerOf(leaf, words),
			}),
		});
		const key = leaf.items.reduce(
			// An article can have many corrections: their indexes say which of them are on this page.
			(sum, { article, note }) => combine(sum, combine(contentKey(article), article.corrections.indexOf(note))),
			fnv1a32(`${leaf.newer} ${leaf.older}`),
		);
		return { url: leaf.url, template: "corrections", key, make };
	});
}

function collectCorrections({ articles }: Edition): Correction[] {
	const all = articles.flatMap((article) => article.corrections.map((note) => ({ article, note })));
	return all.sort((a, b) => compare(b.note.date, a.note.date) || compare(a.article.from, b.article.from));
}
