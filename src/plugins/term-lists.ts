import { messagesFor } from "../core/i18n/index.js";
import type { Messages } from "../core/i18n/messages.js";
import type { Author, Collection, Plugin } from "../core/model.js";
import { listUrl } from "../core/paths.js";

export interface Options {
	/** Create the list of all topics. @default true */
	readonly topics?: boolean;
	/** Create the list of all authors. @default true */
	readonly authors?: boolean;
}

/** Two pages, all topics and all authors, each with its number of articles. They are at the parent of the collections' URLs: `/topics/`, `/authors/`. */
export function termLists({ topics = true, authors = true }: Options = {}): Plugin {
	return {
		name: "lists",
		pages: (edition) => {
			const { permalinks, language } = edition.site;
			const words = messagesFor(language);
			return [
				...(topics && edition.topics.length ? [termListPage("topics", words, permalinks.topic, edition.topics)] : []),
				...(authors && edition.authors.length
					? [termListPage("authors", words, permalinks.author, edition.authors)]
					: []),
			];
		},
	};
}

const termListPage = (
	template: "topics" | "authors",
	words: Messages,
	permalink: string,
	groups: readonly (Collection | Author)[],
) => ({
	url: listUrl(permalink),
	template,
	view: {
		title: words[template],
		groups: groups.map((group) => ({
			name: group.name,
			url: encodeURI(group.url),
			count: group.articles.length,
			...("profile" in group && group.profile?.role && { role: group.profile.role }),
		})),
		breadcrumb: [
			{ name: words.home, url: "/" },
			{ name: words[template], url: listUrl(permalink) },
		],
	},
});
