/** Groups of stories → their fronts and archives, and the home page. */
import { compact } from "../../base/compact.js";
import { listUrl } from "../../base/paths.js";
import type { Author, Group, Page, PublicArticle, Section } from "../../model.js";
import type {
	AuthorPageView,
	FrontView,
	HomeView,
	LinkView,
	NotFoundView,
	TeaserView,
	TopicView,
} from "../../views.js";
import type { Making } from "./article.js";
import { fillHoles, richHtml } from "./fills.js";
import { type Leaf, paginate } from "./paginate.js";
import { HOME, linkTo } from "./views.js";

/** Stories beside the lead, in the list of the latest, and in each strip of the home page. */
const SECONDS = 4;
const LATEST = 8;
const STRIP = 4;
/** Among how many of the newest stories the lead is looked for: the first with a picture. */
const LEADS = 5;

export function homePage(making: Making): Page<HomeView> {
	const { edition, views, chrome } = making;
	const news = edition.articles.slice(0, LEADS + SECONDS + LATEST);
	const lead = news.slice(0, LEADS).find((article) => views.picture(article)) ?? news[0];
	const rest = news.filter((article) => article !== lead);
	const seconds = rest.slice(0, SECONDS);
	const latest = rest.slice(SECONDS, SECONDS + LATEST);
	const shown = new Set([lead, ...seconds, ...latest]);
	const strips = edition.sections
		.filter(({ parent }) => parent === undefined)
		.map((section) => ({ section: linkTo(section), stories: unshown(section, shown).map(views.teaser) }));
	const { name, description } = edition.site;
	const view: HomeView = compact({
		...chrome({ url: "/", title: name, description, socialImage: lead && views.picture(lead)?.url }),
		kind: "home" as const,
		lead: lead && views.teaser(lead),
		seconds: seconds.map(views.teaser),
		latest: latest.map(views.teaser),
		strips: strips.filter(({ stories }) => stories.length > 0),
	});
	return { url: "/", template: "home", view };
}

/** The newest stories of a section that do not stand above; no more is read of it than that takes. */
function unshown(section: Section, shown: ReadonlySet<PublicArticle | undefined>): PublicArticle[] {
	const found: PublicArticle[] = [];
	for (const article of section.articles) {
		if (!shown.has(article)) found.push(article);
		if (found.length === STRIP) break;
	}
	return found;
}

export function sectionPages(section: Section, making: Making): Page<FrontView>[] {
	const { edition, chrome } = making;
	const byKey = new Map(edition.sections.map((each) => [each.key, each]));
	const above = section.key
		.split("/")
		.map((_, depth, parts) => byKey.get(parts.slice(0, depth + 1).join("/")))
		.filter((each) => each !== undefined);
	return leaves(section, making).map(({ leaf, list, title, suffix }) => ({
		url: leaf.url,
		template: "front",
		view: {
			...chrome({
				url: leaf.url,
				title,
				description: `${section.name}: news and reports from ${edition.site.name}${suffix}.`,
				current: above[0]?.url,
			}),
			kind: "front",
			name: section.name,
			breadcrumb: [HOME, ...above.map(linkTo), ...archiveCrumb(leaf)],
			children: section.children.flatMap((key) => byKey.get(key) ?? []).map(linkTo),
			...list,
		},
	}));
}

export function topicPages(kind: "topic" | "series", group: Group, making: Making): Page<TopicView>[] {
	const { edition, chrome, around } = making;
	const { note } = group;
	const descriptionHtml = note && richHtml(note.description, fillHoles(note.holes, note.from, around));
	const parent: LinkView[] = kind === "topic" ? [{ name: "Topics", url: listUrl(edition.site.permalinks.topic) }] : [];
	return leaves(group, making).map(({ leaf, list, title, suffix }) => ({
		url: leaf.url,
		template: kind,
		view: {
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
		},
	}));
}

export function authorPages(author: Author, making: Making): Page<AuthorPageView>[] {
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
	return leaves(author, making).map(({ leaf, list, title, suffix }) => ({
		url: leaf.url,
		template: "author",
		view: compact({
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
	}));
}

export function notFoundPage({ edition, views, chrome }: Making): Page<NotFoundView> {
	return {
		url: "/404.html",
		template: "not-found",
		view: {
			...chrome({ url: "/404.html", title: "Page not found", noindex: true }),
			kind: "not-found",
			latest: edition.articles.slice(0, 5).map(views.teaser),
		},
	};
}

interface ListParts {
	readonly page?: number;
	readonly stories: readonly TeaserView[];
	readonly pager: FrontView["pager"];
}

/** Each page of a group: its leaf, the list on it, and its title. */
function leaves(
	group: Group,
	{ edition, views }: Making,
): { leaf: Leaf<PublicArticle>; list: ListParts; title: string; suffix: string }[] {
	return paginate(group.articles, edition.site.pageSize, group.url).map((leaf) => {
		const pager = compact({
			newer: leaf.newer === undefined ? undefined : linkTo({ name: "Newer stories", url: leaf.newer }),
			older: leaf.older === undefined ? undefined : linkTo({ name: "Older stories", url: leaf.older }),
		});
		const list = compact({ page: leaf.page, stories: leaf.items.map(views.teaser), pager });
		const suffix = leaf.page === undefined ? "" : `, archive page ${leaf.page}`;
		return { leaf, list, title: group.name + suffix, suffix };
	});
}

const archiveCrumb = ({ page, url }: Leaf<unknown>): LinkView[] =>
	page === undefined ? [] : [linkTo({ name: `Archive page ${page}`, url })];
