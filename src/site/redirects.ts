/** Former URLs: where each leads now, which are gone permanently, and which were lost by accident. */
import { didYouMean } from "../core/closest-match.js";
import type {
	Edition,
	Path,
	Place,
	Problem,
	PublicArticle,
	PublicationRecord,
	RecordedArticle,
	Redirect,
	SiteConfig,
	Url,
} from "../core/model.js";
import { isPageFile } from "../core/page-files.js";
import { pageUrl } from "../core/paths.js";
import { error, warning } from "../core/problem.js";
import { synonymUrls } from "./collections/topic-synonyms.js";
import { topicUrl, type UrlTable } from "./urls.js";

/** The recorded history, seen from the public articles. */
export interface PublicationHistory extends Pick<PublicationRecord, "fronts" | "gone" | "authority" | "placeOf"> {
	/** By the source file of the public article. */
	readonly recorded: ReadonlyMap<Path, RecordedArticle>;
	/** By the id of an article that no longer exists. */
	readonly lost: ReadonlyMap<string, RecordedArticle>;
}

const CONFIG_PLACE: Place = { path: "broadsheet.config.ts" };

/** Nothing was published before. */
export const NO_HISTORY: PublicationHistory = {
	fronts: [],
	gone: [],
	recorded: new Map(),
	lost: new Map(),
	placeOf: () => CONFIG_PLACE,
};

/** Claims every former URL. A current page with that URL takes precedence. */
export function buildRedirects(
	{ articles, topics }: Pick<Edition, "articles" | "topics">,
	urls: ReadonlyMap<Path, Url>,
	past: PublicationHistory,
	site: SiteConfig,
	table: UrlTable,
	problems: Problem[],
): { readonly redirects: readonly Redirect[]; readonly gone: readonly Url[] } {
	const moves = new Map<Url, Redirect>();
	const lead = (from: Url, article: PublicArticle, place?: Place) => {
		const to = urls.get(article.from);
		if (to === undefined || moves.get(from)?.article === article) return;
		const name = place ? `an alias of ${article.from}` : `a former address of ${article.from}`;
		if (table.claim(from, { name, place, article })) moves.set(from, { from, to, article });
	};
	for (const article of articles)
		for (const { text, line, column } of article.aliases ?? [])
			lead(pageUrl(text), article, { path: article.from, line, column, length: text.length });
	for (const article of past.recorded.size ? articles : [])
		for (const url of past.recorded.get(article.from)?.urls ?? []) if (!table.owners.has(url)) lead(url, article);

	for (const from of Object.keys(site.redirects)) {
		const url = pageUrl(from);
		const owner = { name: `the redirect "${from}"`, place: CONFIG_PLACE };
		if (table.claim(url, owner)) moves.set(url, { from: url, to: site.redirects[from] as string });
	}
	for (const topic of topics)
		for (const from of synonymUrls(topic, (slug) => topicUrl(slug, site)))
			if (!table.owners.has(from) && table.claim(from, { name: `a synonym of the topic "${topic.name}"` }))
				moves.set(from, { from, to: topic.url });
	for (const move of moves.values()) if (!move.article) problems.push(...followChain(move, moves, table));

	const gone = past.gone.filter((url) => !table.owners.has(url));
	for (const url of gone) table.claim(url, { name: "an address that is gone" });
	problems.push(...lostUrls(past, table, site));
	return { redirects: [...moves.values()], gone };
}

/** Follows a configured redirect to its end, so that no redirect leads to another redirect. */
function followChain(move: Redirect, moves: Map<Url, Redirect>, { owners }: UrlTable): Problem[] {
	const seen = new Set([move.from]);
	let { to, article } = move;
	for (let next = nextOf(to, moves); next; next = nextOf(to, moves)) {
		if (seen.has(next.from)) {
			moves.delete(move.from);
			const message = `The redirect "${move.from}" leads back to itself: ${[...seen, next.from].join(" → ")}`;
			return [error("redirect-loop", message, CONFIG_PLACE)];
		}
		seen.add(next.from);
		({ to, article } = next);
	}
	const [, path = "", rest = ""] = /^([^?#]*)(.*)$/s.exec(to) ?? [];
	const page = [path, pageUrl(path)].find((url) => owners.has(url));
	if (path.startsWith("/") && page === undefined) {
		moves.delete(move.from);
		const message = `The redirect "${move.from}" leads to "${to}", which is not a page`;
		return [error("redirect-dead", message, CONFIG_PLACE, { hint: didYouMean(path, owners.keys()) })];
	}
	const story = article ?? (page === undefined ? undefined : owners.get(page)?.article);
	moves.set(move.from, {
		from: move.from,
		to: page === undefined ? to : page + rest,
		...(story && { article: story }),
	});
	return [];
}

const nextOf = (to: string, moves: ReadonlyMap<Url, Redirect>): Redirect | undefined =>
	moves.get(to) ?? moves.get(pageUrl(to));

/** URLs that were published and now have neither a page nor a redirect, and are not marked as gone. */
function lostUrls(
	{ lost, fronts, placeOf }: PublicationHistory,
	{ owners }: UrlTable,
	{ links, folders }: SiteConfig,
): Problem[] {
	const problems: Problem[] = [];
	for (const [id, { urls, file }] of lost) {
		const dead = urls.filter((url) => !owners.has(url));
		if (dead.length === 0) continue;
		const noun = isPageFile(file, folders) ? "page" : "story";
		const message = `${dead.join(", ")} ${dead.length > 1 ? "were" : "was"} published, and the ${noun} "${id}" (${file}) is gone`;
		const hint = `give the ${noun} that took its place \`aliases\`, or list the URL under \`gone\` in published.json`;
		problems.push((links === "error" ? error : warning)("url-lost", message, placeOf(id), { hint }));
	}
	for (const url of fronts)
		if (!owners.has(url)) {
			const hint = "add it to `redirects` in broadsheet.config.ts, or list it under `gone` in published.json";
			problems.push(warning("url-lost", `${url} was published and has no page now`, placeOf(url), { hint }));
		}
	return problems;
}
