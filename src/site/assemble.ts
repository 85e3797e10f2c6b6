/** Assembles the edition: collections, what follows from them, and the pages and documents of plugins. Addresses are given. */
import { authorityOf } from "../core/base-path.js";
import { lazy } from "../core/lazy.js";
import type {
	Asset,
	Edition,
	FrontPlan,
	Instant,
	Memberships,
	Owner,
	Problem,
	PublicArticle,
	SiteConfig,
	Url,
} from "../core/model.js";
import { callHook, collectHook } from "../core/plugin-hooks.js";
import { buildMasthead } from "./collections/groups.js";
import { groupTranslations } from "./collections/translations.js";
import type { CollectionInputs, composeCollections } from "./compose-collections.js";
import { resolveFronts } from "./fronts.js";
import { NOTHING_WITHHELD, resolveMenus, type Withheld } from "./menus.js";
import { NO_HISTORY, type PublicationHistory } from "./publication-history.js";
import { relatedStories } from "./related.js";

export interface CompositionInputs extends CollectionInputs {
	readonly fronts?: readonly FrontPlan[];
	/** Files of `static/`: each owns the URL under which it is published. */
	readonly assets: readonly Asset[];
	/** Whether articles that are not public are included. @default false */
	readonly drafts?: boolean;
	/** For entries of the navigation and the foot. @default nothing */
	readonly withheld?: Withheld;
	/** @default nothing was published before */
	readonly past?: PublicationHistory;
}

/** Who has which address. */
export interface Addresses extends Pick<Edition, "urls" | "redirects"> {
	readonly gone: readonly Url[];
	/** Takes an address for a page or a document of a plugin; false if it belongs to another file. */
	readonly claim: (url: Url, owner: Owner) => boolean;
}

/** The edition with its pages and documents, without menus. */
export function composeWith(
	{ urls, redirects, gone, claim }: Addresses,
	{ articles, plainPages, sections, topics, authors, series, months }: ReturnType<typeof composeCollections>,
	{ coverage = new Map(), fronts = [], profiles, past = NO_HISTORY, drafts = false }: CompositionInputs,
	site: SiteConfig,
	at: Instant,
	problems: Problem[],
): Edition {
	// By source file, because a plugin may have replaced the article object.
	const byFile = lazy(() => new Map(articles.map((article) => [article.from, article])));
	const belongs = ({ from }: PublicArticle): Memberships => {
		const article = byFile().get(from);
		if (!article) return { sections: [], topics: [], authors: [], series: undefined };
		const [part] = series.of(article);
		return { sections: sections.of(article), topics: topics.of(article), authors: authors.of(article), series: part };
	};
	const places = lazy(() => new Map(articles.map(({ from }, place) => [from, place])));
	const placeOf = ({ from }: PublicArticle) => places().get(from) ?? articles.length;
	const isThere = ({ from }: PublicArticle) => urls.articles.has(from);
	const edition: Edition = {
		site,
		at,
		drafts,
		articles,
		plainPages: plainPages.filter(isThere),
		coverage: new Map([...coverage].filter(([from]) => urls.articles.has(from))),
		collectionsOf: belongs,
		translations: groupTranslations([...articles, ...plainPages].filter(isThere), site, problems),
		related: relatedStories(belongs, placeOf),
		authority: site.feeds.authority ?? past.authority ?? authorityOf(site),
		redirects,
		goneUrls: gone,
		pages: [],
		documents: [],
		menus: {},
		sections: sections.groups,
		topics: topics.groups,
		authors: authors.groups,
		series: series.groups,
		months,
		fronts: resolveFronts(fronts, sections.groups, problems),
		masthead: buildMasthead(profiles, site),
		authorOf: authors.authorOf,
		bylineOf: authors.bylineOf,
		creditsOf: authors.creditsOf,
		urls,
	};
	const report = (problem: Problem) => void problems.push(problem);
	const enriched = site.plugins.reduce(
		(value, plugin) => callHook(plugin, "edition", () => plugin.edition?.(value) ?? value, value, report),
		edition,
	);
	const pages = site.plugins.flatMap((plugin) => {
		const brought = callHook(plugin, "pages", () => plugin.pages?.(enriched) ?? [], [], report);
		for (const { url } of brought)
			if (!urls.owners.has(url)) claim(url, { name: `a page of the plugin "${plugin.name}"` });
		return brought;
	});
	const documents = collectHook(
		site.plugins,
		"documents",
		(plugin) => plugin.documents?.({ ...enriched, pages }),
		report,
	).filter(
		({ url, serializer, replaceable }) =>
			!(replaceable && urls.owners.get(url)?.place?.path === `static${url}`) &&
			claim(url, { name: `a document of the serializer "${serializer}"` }),
	);
	problems.push(...documents.flatMap(({ problems = [] }) => problems));
	return { ...enriched, pages, documents };
}

export const withMenus = (
	edition: Edition,
	{ withheld = NOTHING_WITHHELD }: Pick<CompositionInputs, "withheld">,
	problems: Problem[],
): Edition => ({ ...edition, menus: resolveMenus(edition, withheld, problems) });
