/** A plain page, such as `content/pages/about.md` → the view of its page. */

import type { Page, Url } from "../../core/model.js";
import { omitUndefined } from "../../core/omit-undefined.js";
import { isDay } from "../../core/publication-date.js";
import type { ArticleRef, SiteReader } from "../../core/site-reader.js";
import type { LinkView, PlainPageView } from "../../core/views.js";
import { leadPicture } from "../article-content.js";
import { checkPicture } from "../check-picture.js";
import { fillHoles } from "../fill-holes.js";
import { homeLink, linkTo } from "../links.js";
import type { PageContext } from "../page-context.js";
import type { UnbuiltPage } from "../planned-page.js";
import { translationsView } from "./translations.js";

const SCHEMA_TYPES = { about: "AboutPage", contact: "ContactPage" } as const;

export function planPlainPage(page: ArticleRef, { site }: PageContext): UnbuiltPage {
	const { from } = page;
	const url = site.url(page) ?? "/";
	return { url, template: "plain-page", from, task: { kind: "plain-page", from } };
}

export function plainPage(ref: ArticleRef, context: PageContext): Page<PlainPageView> {
	const { site, views, chrome, holeContext, words } = context;
	const page = site.article(ref);
	const url = site.url(ref) ?? "/";
	const { from, headline, headlineHtml, updated, lang } = page;
	const above = pagesAbove(url, site);
	const fills = fillHoles(page.holes, from, holeContext);
	const picture = leadPicture(page, views.picture(page), fills);
	checkPicture(page, holeContext);
	const view: PlainPageView = omitUndefined({
		...chrome({
			url,
			title: page.seoTitle ?? headline,
			description: page.description,
			socialTitle: page.socialTitle,
			socialImage: picture,
			canonical: page.canonical,
			lang,
			noindex: page.noindex || undefined,
			current: above[0]?.url,
			within: [url, ...above.map((each) => each.url).reverse()],
		}),
		kind: "plain-page" as const,
		schemaType: page.page?.kind ? SCHEMA_TYPES[page.page.kind] : ("WebPage" as const),
		translations: translationsView(page, site),
		headline,
		headlineHtml,
		hidden: views.hidden(page),
		breadcrumb: [homeLink(words), ...above.map(linkTo), linkTo({ name: page.shortTitle ?? headline, url })],
		picture,
		updated: updated === undefined ? undefined : views.time({ at: updated, isDay: isDay(page, "updated") }),
		body: { digest: page.bodyDigest, fills },
		bodyHtml: "",
		extra: page.extra,
	});
	return { url, template: "plain-page", view, from };
}

/** The plain pages and sections at the addresses above one, outermost first: `/about/` of `/about/team/`. */
function pagesAbove(url: Url, { pageAt }: SiteReader): LinkView[] {
	const parts = url.split("/").slice(1, -2);
	return parts.flatMap((_, depth) => pageAt(`/${parts.slice(0, depth + 1).join("/")}/`) ?? []);
}
