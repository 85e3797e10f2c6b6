/**
 * What each story can see of the others, as a number: cheap enough to be made for every story of a large archive in every build. Equal numbers,
 * equal sights; unequal ones only say that the page must be looked at.
 */

import { minus, mix, plus, Sums } from "../core/hash.js";
import { handle, hash32 } from "../core/link-key.js";
import { remembered } from "../core/memoize.js";
import type { Author, Card, Edition, Group, Named, Path, Picture, PublicArticle } from "../core/model.js";
import { hiddenBecause } from "../core/visibility.js";
import { AFTER, BEFORE, size } from "./related.js";

export interface Sight {
	/** Of what a list can show of a story. */
	readonly teaser: (article: PublicArticle) => number;
	/** Of what the page of a story can show besides its own file. */
	readonly page: (article: PublicArticle) => number;
}

/** `files` are those of `content/` that may be linked to, by path; `picture` gives what a `src` in a file means. */
export function sightOf(
	edition: Edition,
	files: ReadonlyMap<Path, Picture>,
	picture: (src: string, from: Path) => Picture | undefined,
): Sight {
	const { articles, belongs, bylineOf, coverage, creditsOf, sections, topics, series, urls, moves } = edition;
	const order = new Map(articles.map((article, index) => [article, index]));
	const seenPicture = ({ url, width = 0, height = 0, jpeg }: Picture): number =>
		mix(hash32(jpeg ? `${url} ${jpeg.url}` : url), mix(width, height));
	const seenFiles = ({ card, from }: PublicArticle, before: number): number =>
		card.files.reduce((seen, src) => {
			const shown = picture(src, from);
			return mix(seen, shown ? seenPicture(shown) : 0);
		}, before);
	/** In a preview with drafts each story says why it is hidden, which the clock alone may change. */
	const seenHidden = (article: PublicArticle, before: number): number =>
		edition.drafts ? mix(before, hash32(hiddenBecause(article, edition.at) ?? "")) : before;
	const label = remembered(articles.length + 1, (group: Group) => mix(hash32(group.name), hash32(group.url)));
	const who = ({ name, author }: Named): number => (author ? label(author) : hash32(name));
	/** An author with what the profile says of them beside stories. */
	const person = remembered(articles.length + 1, (author: Author) => {
		const { kind = "person", image, from = "" } = author.profile ?? {};
		const shown = image && picture(image.text, from);
		const portrait = shown ? seenPicture(shown) : 0;
		return mix(label(author), mix(hash32(`${kind} ${image?.text}`), portrait));
	});
	const teasers = new Float64Array(articles.length);
	const pages = new Float64Array(articles.length);
	/** Of each group, the stories in which it stands: those of which `related` looks at neighbours. */
	const members = new Map<Group, number[]>();
	const leaves: (Group | undefined)[] = [];
	articles.forEach((article, index) => {
		const groups = belongs(article);
		const section = groups.sections.at(-1);
		leaves.push(section);
		let seen = mix(article.card.teaser, section ? label(section) : 0);
		for (const author of groups.authors) seen = mix(seen, person(author));
		seen = seenFiles(article, seen);
		if (coverage.has(article.from)) seen = mix(seen, 1);
		if (article.ends !== undefined) seen = mix(seen, article.ends > edition.at ? 1 : 2);
		seen = seenHidden(article, seen);
		teasers[index] = seen;
		for (const list of [groups.sections, groups.topics])
			for (const each of list) {
				seen = mix(seen, label(each));
				const found = members.get(each);
				if (found) found.push(index);
				else members.set(each, [index]);
			}
		if (article.contributors)
			for (const { people } of creditsOf(article)) for (const each of people) seen = mix(seen, who(each));
		if (groups.series) seen = mix(seen, mix(label(groups.series), 1));
		for (const entry of coverage.get(article.from) ?? []) {
			seen = seenHidden(entry, seenFiles(entry, mix(seen, entry.card.page)));
			for (const each of bylineOf(entry)) seen = mix(seen, who(each));
		}
		pages[index] = mix(seen, urls.articles.has(article.from) ? 1 : 0);
	});
	const see = (index: number, what: number) => {
		pages[index] = mix(pages[index] as number, what);
	};

	/** The neighbours of each story of a list, among which `related` looks. */
	const look = (group: Group, isTopic: boolean) => {
		const places = members.get(group) ?? [];
		const at = (place: number) => teasers[places[place] as number] ?? 0;
		let window = 0;
		for (let place = 0; place < Math.min(BEFORE, places.length); place++) window = plus(window, at(place));
		for (let place = 0; place < places.length; place++) {
			if (place + BEFORE < places.length) window = plus(window, at(place + BEFORE));
			if (place > AFTER) window = minus(window, at(place - AFTER - 1));
			const index = places[place] as number;
			if (isTopic || leaves[index] === group) see(index, mix(window, size(places.length - place)));
		}
	};
	for (const topic of topics) look(topic, true);
	for (const section of sections) look(section, false);
	for (const parts of [...series.map(({ articles }) => articles), ...edition.translations.values()]) {
		const places = parts.map((article) => order.get(article) ?? -1);
		const whole = places.reduce((sum, place) => mix(sum, teasers[place] ?? 0), 0);
		for (const place of places) see(place, whole);
	}

	const answers = new Sums(
		articles.reduce((sum, { card }) => sum + card.names.length + 1, 0) +
			[...coverage.values()].reduce((sum, entries) => sum + entries.length, 0) +
			urls.owners.size +
			files.size,
	);
	const named = /:slug\/$/.test(edition.site.permalinks.article);
	articles.forEach((article, index) => {
		const { names } = article.card;
		for (let each = 0; each < names.length; each++) answers.add(names[each] as number, teasers[index] as number);
		const url = urls.articles.get(article.from) ?? "";
		if (!named) answers.add(word(url), teasers[index] as number);
		// A reference to an entry leads to its story, and may show its headline.
		for (const { from, id } of coverage.get(article.from) ?? [])
			answers.add(word(from), mix(hash32(id), mix(hash32(url), teasers[index] as number)));
	});
	for (const { from, article } of moves)
		if (article) answers.add(word(from), mix(hash32(from), teasers[order.get(article) ?? -1] ?? 0));
	for (const [url, { article }] of urls.owners) if (!article) answers.add(word(url), hash32(url));
	for (const [path, { url }] of files) answers.add(word(path), hash32(url));
	const everything = { value: 0, made: false };
	const ask = ({ asks }: Card, index: number) => {
		for (let each = 0; each < asks.length; each++) {
			const asked = asks[each] as number;
			if (asked === 0 && !everything.made) {
				everything.made = true;
				for (const [url] of urls.owners) everything.value = mix(everything.value, hash32(url));
				for (const teaser of teasers) everything.value = mix(everything.value, teaser);
			}
			see(index, asked === 0 ? everything.value : answers.get(asked));
		}
	};
	articles.forEach(({ card, from }, index) => {
		ask(card, index);
		for (const entry of coverage.get(from) ?? []) ask(entry.card, index);
	});

	return {
		teaser: (article) => teasers[order.get(article) ?? -1] ?? 0,
		page: (article) => pages[order.get(article) ?? -1] ?? 0,
	};
}

const word = (name: string): number => hash32(handle(name)) || 1;
