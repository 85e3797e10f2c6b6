/**
 * Computes for each article and plain page a digest of everything that its page can show of other articles: cheap enough to run for every article in every build. Equal
 * digests mean equal content; a different digest only means that the page must be planned again. It may change too often, never too seldom.
 */

import { endWithSlug } from "../core/article-patterns.js";
import { addToSet, combine, removeFromSet, SetHashTable } from "../core/hash.js";
import { fnv1a32, linkKey } from "../core/link-key.js";
import { memoize } from "../core/memoize.js";
import type {
	Author,
	Collection,
	DependencyInfo,
	Edition,
	Named,
	Path,
	Picture,
	PublicArticle,
	Url,
} from "../core/model.js";
import type { ListName } from "../core/site-reader.js";
import { hiddenReason } from "../core/visibility.js";
import type { Lists } from "./lists.js";
import { logSize, NEWER_NEIGHBOURS, OLDER_NEIGHBOURS } from "./related.js";

export interface DependencyDigests {
	/** Digest of what a list can show of an article. */
	readonly teaser: (article: PublicArticle) => number;
	/** Digest of what the text of an article can show apart from its own file, wherever it is shown: link targets, authors, collections, live entries. */
	readonly content: (article: PublicArticle) => number;
	/** Digest of what an article page can show apart from its own file: the same, and related articles, its series and translations. */
	readonly page: (article: PublicArticle) => number;
	/** Digest of what a list shows of its articles. */
	readonly list: (list: ListName) => number;
	/** The same of each page of a list, the front first. */
	readonly slices: (list: ListName) => readonly number[];
}

/**
 * `files` are the linkable files of `content/` by path; `picture` returns the current state of a `src` in a file. `kept` has the names of texts that are
 * left out, each with the URL to which references to it lead.
 */
export function computeDependencyDigests(
	edition: Edition,
	files: ReadonlyMap<Path, Picture>,
	picture: (src: string, from: Path) => Picture | undefined,
	lists: Lists,
	kept: readonly (readonly [name: string, url: Url])[] = [],
): DependencyDigests {
	const {
		collectionsOf: belongs,
		bylineOf,
		coverage,
		creditsOf,
		sections,
		topics,
		series,
		urls,
		redirects: moves,
	} = edition;
	const articles = [...edition.articles, ...edition.plainPages];
	const order = new Map(articles.map((article, index) => [article, index]));
	const seenPicture = ({ url, width = 0, height = 0, jpeg }: Picture): number =>
		combine(fnv1a32(jpeg ? `${url} ${jpeg.url}` : url), combine(width, height));
	const seenFiles = ({ dependencies, from }: PublicArticle, before: number): number =>
		dependencies.assets.reduce((seen, src) => {
			const shown = picture(src, from);
			return combine(seen, shown ? seenPicture(shown) : 0);
		}, before);
	/** In a preview with drafts, each article shows why it is hidden, which can change with the clock alone. */
	const seenHidden = (article: PublicArticle, before: number): number =>
		edition.drafts ? combine(before, fnv1a32(hiddenReason(article, edition.at) ?? "")) : before;
	const label = memoize(articles.length + 1, (group: Collection) => combine(fnv1a32(group.name), fnv1a32(group.url)));
	const who = ({ name, author }: Named): number => (author ? label(author) : fnv1a32(name));
	/** Digest of an author and the profile. */
	const person = memoize(articles.length + 1, (author: Author) => {
		const { kind = "person", image, from = "" } = author.profile ?? {};
		const shown = image && picture(image.text, from);
		const portrait = shown ? seenPicture(shown) : 0;
		return combine(label(author), combine(fnv1a32(`${kind} ${image?.text}`), portrait));
	});
	const teasers = new Float64Array(articles.length);
	const contents = new Float64Array(articles.length);
	/** Digests of the articles that the page shows beside the text. */
	const besides = new Float64Array(articles.length);
	/** The articles of each collection, among which `related` looks for neighbours. */
	const members = new Map<Collection, number[]>();
	const leaves: (Collection | undefined)[] = [];
	articles.forEach((article, index) => {
		const groups = belongs(article);
		const section = groups.sections.at(-1);
		leaves.push(section);
		let seen = combine(article.dependencies.listingDigest, section ? label(section) : 0);
		for (const author of groups.authors) seen = combine(seen, person(author));
		seen = seenFiles(article, seen);
		if (coverage.has(article.from)) seen = combine(seen, 1);
		if (article.ends !== undefined) seen = combine(seen, article.ends > edition.at ? 1 : 2);
		seen = seenHidden(article, seen);
		teasers[index] = seen;
		for (const list of [groups.sections, groups.topics])
			for (const each of list) {
				seen = combine(seen, label(each));
				const found = members.get(each);
				if (found) found.push(index);
				else members.set(each, [index]);
			}
		if (article.contributors)
			for (const { people } of creditsOf(article)) for (const each of people) seen = combine(seen, who(each));
		if (groups.series) seen = combine(seen, combine(label(groups.series), 1));
		for (const entry of coverage.get(article.from) ?? []) {
			seen = seenHidden(entry, seenFiles(entry, combine(seen, entry.dependencies.contentDigest)));
			for (const each of bylineOf(entry)) seen = combine(seen, who(each));
		}
		contents[index] = combine(seen, urls.articles.has(article.from) ? 1 : 0);
	});
	const see = (digests: Float64Array, index: number, what: number) => {
		digests[index] = combine(digests[index] as number, what);
	};

	/** Adds the neighbours of each article of a list, among which `related` looks. */
	const look = (group: Collection, isTopic: boolean) => {
		const places = members.get(group) ?? [];
		const at = (place: number) => teasers[places[place] as number] ?? 0;
		let window = 0;
		for (let place = 0; place < Math.min(OLDER_NEIGHBOURS, places.length); place++)
			window = addToSet(window, at(place));
		for (let place = 0; place < places.length; place++) {
			if (place + OLDER_NEIGHBOURS < places.length) window = addToSet(window, at(place + OLDER_NEIGHBOURS));
			if (place > NEWER_NEIGHBOURS) window = removeFromSet(window, at(place - NEWER_NEIGHBOURS - 1));
			const index = places[place] as number;
			if (isTopic || leaves[index] === group) see(besides, index, combine(window, logSize(places.length - place)));
		}
	};
	for (const topic of topics) look(topic, true);
	for (const section of sections) look(section, false);
	for (const parts of [...series.map(({ articles }) => articles), ...edition.translations.values()]) {
		const places = parts.map((article) => order.get(article) ?? -1);
		const whole = places.reduce((sum, place) => combine(sum, teasers[place] ?? 0), 0);
		for (const place of places) see(besides, place, whole);
	}

	const answers = new SetHashTable(
		articles.reduce((sum, { dependencies }) => sum + dependencies.provides.length + 1, 0) +
			[...coverage.values()].reduce((sum, entries) => sum + entries.length, 0) +
			urls.owners.size +
			files.size +
			kept.length,
	);
	const named = endWithSlug(edition.site);
	articles.forEach((article, index) => {
		const { provides: names } = article.dependencies;
		for (let each = 0; each < names.length; each++) answers.add(names[each] as number, teasers[index] as number);
		const url = urls.articles.get(article.from) ?? "";
		if (!named || article.address) answers.add(linkKeyHash(url), teasers[index] as number);
		// A reference to a live entry leads to the page of its article, and may show the headline of that.
		for (const { from, id } of coverage.get(article.from) ?? [])
			answers.add(linkKeyHash(from), combine(fnv1a32(id), combine(fnv1a32(url), teasers[index] as number)));
	});
	for (const { from, article } of moves)
		if (article) answers.add(linkKeyHash(from), combine(fnv1a32(from), teasers[order.get(article) ?? -1] ?? 0));
	for (const [url, { article }] of urls.owners) if (!article) answers.add(linkKeyHash(url), fnv1a32(url));
	for (const [path, { url }] of files) answers.add(linkKeyHash(path), fnv1a32(url));
	const whereKept = ([name, url]: readonly [string, Url]) => fnv1a32(`left out ${name} ${url}`);
	for (const each of kept) answers.add(linkKeyHash(each[0]), whereKept(each));
	const everything = { value: 0, made: false };
	const ask = ({ references: asks }: DependencyInfo, index: number) => {
		for (let each = 0; each < asks.length; each++) {
			const reference = asks[each] as number;
			if (reference === 0 && !everything.made) {
				everything.made = true;
				for (const [url] of urls.owners) everything.value = combine(everything.value, fnv1a32(url));
				for (const teaser of teasers) everything.value = combine(everything.value, teaser);
				for (const each of kept) everything.value = combine(everything.value, whereKept(each));
			}
			see(contents, index, reference === 0 ? everything.value : answers.get(reference));
		}
	};
	articles.forEach(({ dependencies, from }, index) => {
		ask(dependencies, index);
		for (const entry of coverage.get(from) ?? []) ask(entry.dependencies, index);
	});

	const teaser = (article: PublicArticle): number => teasers[order.get(article) ?? -1] ?? 0;
	const whole = (items: readonly PublicArticle[]) =>
		items.reduce((sum, article) => combine(sum, teaser(article)), items.length);
	return {
		teaser,
		list: (list) => whole(lists.listed(list)),
		slices: (list) => lists.slices(list).map(({ items }) => whole(items)),
		content: (article) => contents[order.get(article) ?? -1] ?? 0,
		page: (article) => {
			const index = order.get(article) ?? -1;
			return combine(contents[index] ?? 0, besides[index] ?? 0);
		},
	};
}

const linkKeyHash = (name: string): number => fnv1a32(linkKey(name)) || 1;
