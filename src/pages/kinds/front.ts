/** Plans the fronts and archives of sections, topics and series. */

import { combine } from "../../core/hash.js";
import { fnv1a32 } from "../../core/link-key.js";
import type { Collection, Html, Page, PublicArticle, Section } from "../../core/model.js";
import { omitUndefined } from "../../core/omit-undefined.js";
import { listUrl } from "../../core/paths.js";
import type { FrontView, LinkView, PageView, TeaserView, TopicView } from "../../core/views.js";
import { fillHoles, richTextHtml } from "../fill-holes.js";
import { homeLink, linkTo, pagerOf } from "../links.js";
import type { PageContext } from "../page-context.js";
import { archiveCrumb, type PageSlice, paginate, withPageNumber } from "../paginate.js";
import { keyOf, type UnbuiltPages } from "../planned-page.js";
import { type FrontLayout, fillSlots, slotsKey } from "./front-slots.js";

export function sectionPages(section: Section, context: PageContext): UnbuiltPages {
	const { edition, chrome, sectionOf, words } = context;
	const above = section.key
		.split("/")
		.map((_, depth, parts) => sectionOf(parts.slice(0, depth + 1).join("/")))
		.filter((each) => each !== undefined);
	const children = section.children.flatMap((key) => sectionOf(key) ?? []).map(linkTo);
	const about = renderDescription(section, context);
	const more = JSON.stringify([above.map(linkTo), children, about]);
	const plan = edition.fronts.get(section.key);
	const front: FrontLayout | undefined = plan && { stories: section.articles, strips: [], plan, secondary: 0, rail: 0 };
	return paginatedPages(
		section,
		"front",
		context,
		more,
		({ leaf, list, title, siteName }): FrontView => ({
			...chrome({
				url: leaf.url,
				title,
				description: about?.text || words.aboutSection(section.name, siteName),
				current: above[0]?.url,
				within: above.map((each) => each.url).reverse(),
			}),
			kind: "front",
			name: section.name,
			breadcrumb: [homeLink(words), ...above.map(linkTo), ...archiveCrumb(leaf, words)],
			children,
			...(about?.html && leaf.page === undefined && { descriptionHtml: about.html }),
			...list,
			...(front && leaf.page === undefined && arranged(front, leaf, context)),
		}),
		front,
	);
}

/** The slots of a front with a plan, and the list without their articles. */
function arranged(
	front: FrontLayout,
	{ items }: PageSlice<PublicArticle>,
	context: PageContext,
): Pick<FrontView, "slots" | "stories"> {
	const { shown, ...slots } = fillSlots(front, context);
	return { slots, stories: items.filter((article) => !shown.has(article)).map(context.views.teaser) };
}

export function topicPages(kind: "topic" | "series", group: Collection, context: PageContext): UnbuiltPages {
	const { edition, chrome, words } = context;
	const about = renderDescription(group, context);
	const topics: LinkView = { name: words.topics, url: listUrl(edition.site.permalinks.topic) };
	const parent = kind === "topic" ? [topics] : [];
	return paginatedPages(
		group,
		kind,
		context,
		JSON.stringify(about ?? ""),
		({ leaf, list, title, siteName }): TopicView => ({
			...chrome({
				url: leaf.url,
				title,
				description: about?.text || words.aboutTopic(group.name, siteName),
				within: [group.url],
			}),
			kind,
			name: group.name,
			breadcrumb: [homeLink(words), ...parent, linkTo(group), ...archiveCrumb(leaf, words)],
			...(about?.html && { descriptionHtml: about.html }),
			...list,
			...(kind === "series" && { parts: leaf.items.map(({ series }) => series?.part ?? 0) }),
		}),
	);
}

/** The description of a collection. */
function renderDescription(
	{ note }: Collection,
	{ holeContext }: PageContext,
): { readonly html: Html; readonly text: string } | undefined {
	if (!note) return undefined;
	return {
		html: richTextHtml(note.description, fillHoles(note.holes, note.from, holeContext)),
		text: note.description.text,
	};
}

export interface ListView {
	readonly page?: number;
	readonly stories: readonly TeaserView[];
	readonly pager: FrontView["pager"];
}

export interface SliceInputs {
	readonly leaf: PageSlice<PublicArticle>;
	readonly list: ListView;
	readonly title: string;
	/** The name of the site; on archive pages with the page number. */
	readonly siteName: string;
}

/**
 * Plans all pages of a collection; `viewOf` builds the view of each. `more` is a digest of what a page shows besides articles, name and pager; `front`
 * has the plan of the first page.
 */
export function paginatedPages(
	group: Collection,
	template: string,
	context: PageContext,
	more: string,
	viewOf: (parts: SliceInputs) => PageView,
	front?: FrontLayout,
): UnbuiltPages {
	const { edition, views, words } = context;
	const label = fnv1a32([group.name, group.url, more].join("\n"));
	return paginate(group.articles, edition.site.pageSize, group.url).map((leaf) => {
		const make = (): Page => {
			const list = omitUndefined({
				page: leaf.page,
				stories: leaf.items.map(views.teaser),
				pager: pagerOf(leaf, words),
			});
			const [title, siteName] = [group.name, edition.site.name].map(withPageNumber(leaf, words)) as [string, string];
			return { url: leaf.url, template, view: viewOf({ leaf, list, title, siteName }) };
		};
		const pager = fnv1a32(`${leaf.newer} ${leaf.older}`);
		const slots = front && leaf.page === undefined ? slotsKey(front, context) : 0;
		const key = combine(combine(combine(keyOf(leaf.items, context), pager), label), slots);
		return { url: leaf.url, template, key, make };
	});
}
