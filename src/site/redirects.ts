/** Former URLs: where each leads now, which are gone permanently, and which were lost by accident. */
import { didYouMean } from "../core/closest-match.js";
import type { Edition, Path, Place, Problem, PublicArticle, Redirect, SiteConfig, Url } from "../core/model.js";
import { caseFold, pageUrl } from "../core/paths.js";
import { error, warning } from "../core/problem.js";
import { synonymUrls } from "./collections/topic-synonyms.js";
import { CONFIG_PLACE, type PublicationHistory } from "./publication-history.js";
import { typedUrls } from "./typed-urls.js";
import { topicUrl, type UrlTable } from "./urls.js";

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
		if (to === undefined || from === to || moves.get(from)?.article === article) return;
		// A site on a case-sensitive host had this address, and its file would replace that of the page on other systems.
		if (caseFold(from) === caseFold(to)) {
			moves.set(from, { from, to, article, isRule: true });
			return;
		}
		const taken = table.taken(from);
		const owner = taken === undefined ? undefined : table.owners.get(taken);
		if (taken !== from && owner?.article === article && article) {
			moves.set(from, { from, to, article, isRule: true });
			return;
		}
		if (owner && place && site.links === "warn") {
			problems.push(takenAlias(from, article, owner.name, place));
			return;
		}
		const name = place ? `an alias of ${article.from}` : `a former address of ${article.from}`;
		if (table.claim(from, { name, place, article })) moves.set(from, { from, to, article });
	};
	for (const article of articles)
		for (const { text, line, column } of article.aliases ?? [])
			lead(pageUrl(text), article, { path: article.from, line, column, length: text.length });
	const typedUrlsOf = typedUrls(site);
	for (const article of articles)
		for (const url of typedUrlsOf(article)) {
			const taken = table.taken(url);
			if (taken === undefined || table.owners.get(taken)?.article === article) lead(url, article);
		}
	for (const from of Object.keys(site.redirects)) {
		const url = pageUrl(from);
		const owner = { name: `the redirect "${from}"`, place: CONFIG_PLACE };
		if (table.claim(url, owner)) moves.set(url, { from: url, to: site.redirects[from] as string });
	}
	// The record has configured redirects to articles, too.
	for (const article of past.recorded.size ? articles : [])
		for (const url of past.recorded.get(article.from)?.urls ?? []) if (!table.owners.has(url)) lead(url, article);
	for (const topic of topics)
		for (const from of synonymUrls(topic, (slug) => topicUrl(slug, site)))
			if (!table.owners.has(from) && table.claim(from, { name: `a synonym of the topic "${topic.name}"` }))
				moves.set(from, { from, to: topic.url });
	for (const move of moves.values()) if (!move.article) problems.push(...followChain(move, moves, table));

	const gone = past.gone.filter((url) => !table.owners.has(url));
	for (const url of gone) table.claim(url, { name: "an address that is gone" });
	return { redirects: [...moves.values()], gone };
}

/** In an archive, a page goes before a former address, and of two former addresses the first. Elsewhere it is an error: the writer meant one of the two. */
const takenAlias = (url: Url, { from }: PublicArticle, owner: string, place: Place): Problem =>
	warning("alias-taken", `The alias ${url} of ${from} is left out: it is the address of ${owner}`, place, {
		hint: "remove the alias, or give the other another address",
	});

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
