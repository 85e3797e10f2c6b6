/** The entries of the navigation and the foot → where they lead. An entry that leads nowhere is an error, unless what it names is only not public now. */
import { didYouMean } from "../core/closest-match.js";
import { messagesFor } from "../core/i18n/index.js";
import type { CollectionMetas, Edition, IndexedArticle, Path, Problem, Url } from "../core/model.js";
import { filesOf, nameInContent } from "../core/mounts.js";
import type { MenuEntry, Menus } from "../core/navigation.js";
import { omitUndefined } from "../core/omit-undefined.js";
import { ARCHIVE, CORRECTIONS, encodeUrl, listUrl, MASTHEAD, pageUrl, slugify } from "../core/paths.js";
import { error, warning } from "../core/problem.js";
import type { SectionView } from "../core/views.js";
import { nameOfPage, pageAt } from "./page-names.js";
import { articleUrls, sectionKey } from "./urls.js";

/** What is there and not public, or without a public story. */
export interface Withheld {
	readonly articles: readonly IndexedArticle[];
	/** Files that are left out for an error. */
	readonly files: Pick<ReadonlyMap<Path, unknown>, "has" | "size">;
	readonly notes: CollectionMetas;
}
export const NOTHING_WITHHELD: Withheld = { articles: [], files: new Map(), notes: {} };

type Target = { readonly url: Url; readonly name?: string | undefined; readonly color?: string | undefined };
type Found = { readonly target: Target } | { readonly hint: string | undefined; readonly isWithheld: boolean };

/** `edition` has its pages and documents. */
export function resolveMenus(edition: Edition, withheld: Withheld, problems: Problem[]): Menus {
	const { navigation, footer } = edition.site;
	const link = (entry: MenuEntry): SectionView[] => {
		const found = FINDERS[entry.kind](entry.to, edition, withheld);
		const { label = "target" in found ? found.target.name : undefined, place } = entry;
		if (!("target" in found)) {
			const what = entry.kind === "url" ? `page of this site is at` : `${entry.kind} is called`;
			// A file with an error may be what the entry names: then the rest is published without it.
			const report = withheld.files.size > 0 ? warning : error;
			if (!found.isWithheld)
				problems.push(report("menu-entry", `No ${what} "${entry.to}"`, place, { hint: found.hint }));
			return [];
		}
		if (label === undefined) {
			const hint = `{ url: ${JSON.stringify(entry.to)}, label: "…" }`;
			problems.push(error("menu-entry", `"${entry.to}" has no name of its own and needs a \`label\``, place, { hint }));
			return [];
		}
		const { url, color } = found.target;
		return [omitUndefined({ name: label, url, color })];
	};
	return omitUndefined({
		navigation: navigation?.flatMap(link),
		columns: footer?.columns
			.map(({ heading, entries }) => ({ heading, links: entries.flatMap(link) }))
			.filter(({ links }) => links.length > 0),
	});
}

const FINDERS: Readonly<Record<MenuEntry["kind"], (to: string, edition: Edition, withheld: Withheld) => Found>> = {
	section: (to, { sections, site, ...edition }, withheld) => {
		const key = sectionKey(to.split("/"));
		const named = sections.filter(({ name }) => slugify(name) === key);
		const section = sections.find((each) => each.key === key) ?? (named.length === 1 ? named[0] : undefined);
		if (section) return { target: targetOf(section) };
		const within = (names: readonly string[]) => `${sectionKey(names)}/`.startsWith(`${key}/`);
		const isWithheld =
			site.sections.some((name) => slugify(name) === key) ||
			(withheld.notes.section ?? []).some((note) => note.key === key) ||
			withheld.articles.some(({ breadcrumb }) => within(breadcrumb));
		const page = pageAt(to, edition.plainPages, site.folders);
		const hint = page
			? `for the page ${page.from} write { page: ${JSON.stringify(to)} }`
			: (didYouMean(
					to,
					sections.map(({ name }) => name),
				) ?? 'a page is `{ page: "about" }`, a topic `{ topic: "Rivers" }`, the home page `"/"`');
		return { hint, isWithheld };
	},
	topic: (to, { topics }, { articles, notes }) => {
		const key = slugify(to);
		const isNamed = (synonyms: readonly { readonly text: string }[] = []) =>
			synonyms.some(({ text }) => slugify(text) === key);
		const topic = topics.find((each) => each.key === key || isNamed(each.note?.synonyms));
		if (topic) return { target: targetOf(topic) };
		const isWithheld =
			(notes.topic ?? []).some((note) => note.key === key || isNamed(note.synonyms)) ||
			articles.some(({ tags }) => tags.some((tag) => slugify(tag) === key));
		const names = topics.map(({ name }) => name);
		return { hint: didYouMean(to, names), isWithheld };
	},
	page: (to, { plainPages, urls, site }, { articles, files }) => {
		const { folders } = site;
		const { pages: folder } = folders;
		const page = pageAt(to, plainPages, folders);
		if (page) return { target: pageTarget(page, urls.articles.get(page.from)) };
		const name = nameOfPage(to, folder);
		const isWithheld =
			pageAt(to, articles, folders) !== undefined ||
			[".md", ".markdown", ".mdx", ".html", "/index.md"].some((end) =>
				filesOf(`${folder}/${name}${end}`, folders.content).some((file) => files.has(file)),
			);
		const names = plainPages.map(({ from }) => nameOfPage(nameInContent(from, folders), folder));
		return { hint: didYouMean(name, names), isWithheld };
	},
	url: (to, edition, { articles }) => {
		if (!to.startsWith("/")) return { target: { url: to } };
		const { sections, topics, authors, series, site } = edition;
		const [, typed = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(to) ?? [];
		const { owners, articles: urls } = edition.urls;
		const url = [typed, pageUrl(typed)].find((each) => owners.has(each));
		const urlOf = articleUrls(site);
		if (url === undefined)
			return {
				hint: didYouMean(typed, owners.keys()),
				isWithheld: articles.some((article) => urlOf(article) === pageUrl(typed)),
			};
		const article = owners.get(url)?.article;
		if (article) return { target: withRest(pageTarget(article, urls.get(article.from)), rest) };
		const group = [...sections, ...topics, ...authors, ...series].find((each) => each.url === url);
		return { target: withRest(group ? targetOf(group) : { url: encodeUrl(url), name: nameOf(url, edition) }, rest) };
	},
};

const targetOf = ({ url, name, color }: Target & { readonly name: string }): Target => ({
	url: encodeUrl(url),
	name,
	color,
});
const pageTarget = ({ shortTitle, headline }: IndexedArticle, url: Url = "/"): Target => ({
	url: encodeUrl(url),
	name: shortTitle ?? headline,
});
const withRest = (target: Target, rest: string): Target => ({ ...target, url: target.url + rest });

/** What the default theme calls a list of the site. */
function nameOf(url: Url, { site, documents }: Edition): string | undefined {
	const words = messagesFor(site.language);
	const names: Readonly<Record<Url, string>> = {
		"/": words.home,
		[listUrl(site.permalinks.topic)]: words.topics,
		[listUrl(site.permalinks.author)]: words.authors,
		[ARCHIVE]: words.byDate,
		[MASTHEAD]: words.masthead,
		[CORRECTIONS]: words.corrections,
	};
	const isFeed = documents.some((document) => document.url === url && document.alternate?.of === "/");
	return isFeed ? words.feed : names[url];
}
