/** Groups of stories → their fronts and archives. */
import { compact } from "../../base/compact.js";
import { hash32 } from "../../base/handle.js";
import { mix } from "../../base/mix.js";
import { listUrl } from "../../base/paths.js";
import type { Author, Group, Page, PublicArticle, Section } from "../../model.js";
import type { AuthorPageView, FrontView, LinkView, PageView, TeaserView, TopicView } from "../../views.js";
import type { Making } from "./article.js";
import { fillHoles, richHtml } from "./fills.js";
import { type Leaf, paginate } from "./paginate.js";
import { keyOf, type Leaves } from "./unmade.js";
import { HOME, linkTo, pagerOf } from "./views.js";

export function sectionPages(section: Section, making: Making): Leaves {
	const { edition, chrome, sectionOf } = making;
	const above = section.key
		.split("/")
		.map((_, depth, parts) => sectionOf(parts.slice(0, depth + 1).join("/")))
		.filter((each) => each !== undefined);
	const children = section.children.flatMap((key) => sectionOf(key) ?? []).map(linkTo);
	const more = JSON.stringify([above.map(linkTo), children]);
	return leaves(
		section,
		"front",
		making,
		more,
		({ leaf, list, title, suffix }): FrontView => ({
			...chrome({
				url: leaf.url,
				title,
				description: `${section.name}: news and reports from ${edition.site.name}${suffix}.`,
				current: above[0]?.url,
			}),
			kind: "front",
			name: section.name,
			breadcrumb: [HOME, ...above.map(linkTo), ...archiveCrumb(leaf)],
			children,
			...list,
		}),
	);
}

export function topicPages(kind: "topic" | "series", group: Group, making: Making): Leaves {
	const { edition, chrome, around } = making;
	const { note } = group;
	const descriptionHtml = note && richHtml(note.description, fillHoles(note.holes, note.from, around));
	const parent: LinkView[] = kind === "topic" ? [{ name: "Topics", url: listUrl(edition.site.permalinks.topic) }] : [];
	return leaves(
		group,
		kind,
		making,
		note ? undefined : "",
		({ leaf, list, title, suffix }): TopicView => ({
			...chrome({
				url: leaf.url,
				title,
				description: note?.description.text || `All stories on ${group.name} from ${edition.site.name}${suffix}.`,
			}),
			kind,
			name: group.name,
			breadcrumb: [HOME, ...parent, linkTo(group), ...archiveCrumb(leaf)],
			...(descriptionHtml && { descriptionHtml }),
			...list,
		}),
	);
}

export function authorPages(author: Author, making: Making): Leaves {
	const { edition, chrome, around } = making;
	const { profile } = author;
	const measured =
		profile?.image &&
		around.pictureOf(profile.image.text, {
			path: profile.from,
			line: profile.image.line,
			column: profile.image.column,
		});
	const fills = profile ? fillHoles(profile.holes, profile.from, around) : [];
	return leaves(
		author,
		"author",
		making,
		profile ? undefined : "",
		({ leaf, list, title, suffix }): AuthorPageView =>
			compact({
				...chrome({
					url: leaf.url,
					title,
					description: `${author.name}${profile?.role ? `, ${profile.role}` : ""}: stories in ${edition.site.name}${suffix}.`,
					socialImage: measured?.url,
				}),
				kind: "author" as const,
				name: author.name,
				organization: profile?.kind === "organization",
				role: profile?.role,
				email: profile?.email,
				links: profile?.links ?? [],
				picture:
					measured && compact({ url: measured.url, alt: author.name, width: measured.width, height: measured.height }),
				biography: profile?.biography.parts.length ? richHtml(profile.biography, fills) : undefined,
				breadcrumb: [
					HOME,
					{ name: "Authors", url: listUrl(edition.site.permalinks.author) },
					linkTo(author),
					...archiveCrumb(leaf),
				],
				...list,
			}),
	);
}

interface ListParts {
	readonly page?: number;
	readonly stories: readonly TeaserView[];
	readonly pager: FrontView["pager"];
}

interface LeafParts {
	readonly leaf: Leaf<PublicArticle>;
	readonly list: ListParts;
	readonly title: string;
	readonly suffix: string;
}

/**
 * Each page of a group, with the view that `viewOf` makes of its leaf. `more` stands for what the page shows besides stories, name and pager;
 * where it is undefined, that is not known and the page has no key.
 */
function leaves(
	group: Group,
	template: string,
	making: Making,
	more: string | undefined,
	viewOf: (parts: LeafParts) => PageView,
): Leaves {
	const { edition, views } = making;
	const label = more === undefined ? undefined : hash32([group.name, group.url, more].join("\n"));
	return paginate(group.articles, edition.site.pageSize, group.url).map((leaf) => {
		const make = (): Page => {
			const list = compact({ page: leaf.page, stories: leaf.items.map(views.teaser), pager: pagerOf(leaf) });
			const suffix = leaf.page === undefined ? "" : `, archive page ${leaf.page}`;
			return { url: leaf.url, template, view: viewOf({ leaf, list, title: group.name + suffix, suffix }) };
		};
		const pager = hash32(`${leaf.newer} ${leaf.older}`);
		const key = label === undefined ? undefined : mix(mix(keyOf(leaf.items, making), pager), label);
		return { url: leaf.url, template, make, ...(key !== undefined && { key }) };
	});
}

const archiveCrumb = ({ page, url }: Leaf<unknown>): LinkView[] =>
	page === undefined ? [] : [linkTo({ name: `Archive page ${page}`, url })];
