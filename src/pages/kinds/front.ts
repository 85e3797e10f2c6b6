/** Plans the fronts and archives of sections, topics and series. */

import { listUrl } from "../../core/paths.js";
import type { ListName } from "../../core/site-reader.js";
import type { FrontView, LinkView, TopicView } from "../../core/views.js";
import { archiveCrumb, homeLink, linkTo } from "../links.js";
import type { PageContext } from "../page-context.js";
import { fillSlots } from "./front-slots.js";
import { aboutOf, collectionPages, type ListPage } from "./paginated.js";

export function sectionPages(key: string, context: PageContext) {
	const { site, chrome, words } = context;
	const list: ListName = `section:${key}`;
	const parents = key.split("/").map((_, depth, parts) => parts.slice(0, depth + 1).join("/"));
	return collectionPages({
		...{ list, template: "front" },
		read: (holes) => {
			const section = site.section(key);
			return {
				name: section?.name ?? "",
				about: aboutOf(section, holes),
				above: parents.flatMap((each) => site.section(each) ?? []).map(({ name, url }) => ({ name, url })),
				children: (section?.children ?? []).flatMap((each) => site.section(each) ?? []).map(linkTo),
			};
		},
		front: () => {
			const plan = site.frontPlan(key);
			return plan && { stories: list, strips: [], plan, secondary: 0, rail: 0 };
		},
		viewOf: ({ name, about, above, children }, { slice, shown, title, siteName, front }): FrontView => ({
			...chrome({
				url: slice.url,
				title,
				description: about?.text || words.aboutSection(name, siteName),
				current: above[0]?.url,
				within: above.map((each) => each.url).reverse(),
			}),
			kind: "front",
			name,
			breadcrumb: [homeLink(words), ...above.map(linkTo), ...archiveCrumb(slice, words)],
			children,
			...(about?.html && slice.page === undefined && { descriptionHtml: about.html }),
			...shown,
			...(front && arranged(front, slice.items, context)),
		}),
	});
}

/** The slots of a front with a plan, and the list without their articles. */
function arranged(
	front: NonNullable<ListPage["front"]>,
	items: ListPage["slice"]["items"],
	context: PageContext,
): Pick<FrontView, "slots" | "stories"> {
	const { shown, ...slots } = fillSlots(front, context);
	return { slots, stories: items.filter(({ from }) => !shown.has(from)).map(context.views.teaser) };
}

export function topicPages(kind: "topic" | "series", key: string, context: PageContext) {
	const { site, chrome, words } = context;
	const topics: LinkView = { name: words.topics, url: listUrl(site.site.permalinks.topic) };
	const parent = kind === "topic" ? [topics] : [];
	return collectionPages({
		...{ list: `${kind}:${key}` as const, template: kind },
		read: (holes) => {
			const group = kind === "topic" ? site.topic(key) : site.series(key);
			return { name: group?.name ?? "", url: group?.url ?? "/", about: aboutOf(group, holes) };
		},
		viewOf: ({ name, url, about }, { slice, shown, title, siteName }): TopicView => ({
			...chrome({
				url: slice.url,
				title,
				description: about?.text || words.aboutTopic(name, siteName),
				within: [url],
			}),
			kind,
			name,
			breadcrumb: [homeLink(words), ...parent, linkTo({ name, url }), ...archiveCrumb(slice, words)],
			...(about?.html && { descriptionHtml: about.html }),
			...shown,
			...(kind === "series" && { parts: slice.items.map((ref) => site.listing(ref).series?.part ?? 0) }),
		}),
	});
}
