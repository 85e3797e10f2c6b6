/** Plans the list of all corrections, newest first. */

import type { Page } from "../../core/model.js";
import { omitUndefined } from "../../core/omit-undefined.js";
import { CORRECTIONS } from "../../core/paths.js";
import type { CorrectionsView } from "../../core/views.js";
import { noteView } from "../article-content.js";
import { fillHoles } from "../fill-holes.js";
import { archiveCrumb, homeLink, pagerOf, withPageNumber } from "../links.js";
import type { PageContext } from "../page-context.js";
import type { UnbuiltPages } from "../planned-page.js";

/** None if there are no corrections. */
export const planCorrections = ({ site }: PageContext): UnbuiltPages =>
	site.correctionSlices().map(({ url, page }) => ({
		...{ url, template: "corrections" },
		task: { kind: "corrections", ...(page !== undefined && { page }) },
	}));

export function correctionPage(page: number | undefined, context: PageContext): Page<CorrectionsView> {
	const { site, views, chrome, silentHoles, words } = context;
	const slice = site.corrections(page);
	const { url, items } = slice;
	const title = withPageNumber(slice, words)(words.corrections);
	const view = omitUndefined({
		...chrome({ url, title, description: words.aboutCorrections(site.site.name) }),
		kind: "corrections" as const,
		breadcrumb: [homeLink(words), { name: words.corrections, url: CORRECTIONS }, ...archiveCrumb(slice, words)],
		page,
		corrections: items.flatMap(({ article: ref, index }) => {
			const article = site.article(ref);
			const note = article.corrections[index];
			// Dead links were reported with the page of the article.
			const fills = fillHoles(article.holes, article.from, silentHoles);
			return note ? [{ ...noteView(note, context, fills), story: views.teaser(ref) }] : [];
		}),
		pager: pagerOf(slice, words),
	});
	return { url, template: "corrections", view };
}
