/** The people who make the newspaper as plain text: `/humans.txt` (humanstxt.org), if there is a masthead. */

import { messagesFor } from "../core/i18n/index.js";
import type { DocumentSpec, Edition, Plugin } from "../core/model.js";
import { MASTHEAD } from "../core/paths.js";
import type { DocumentView } from "../core/views.js";

/** Can be disabled with `humans: false`. */
export function humans(): Plugin {
	return { name: "humans", documents: humansDocuments, serializers: { humans: humansText } };
}

interface HumansMeta {
	readonly people: readonly { readonly title: string; readonly name: string }[];
	readonly masthead: string;
}

function humansDocuments({ site, masthead }: Edition): DocumentSpec[] {
	if (masthead.length === 0) return [];
	const people = masthead.map(({ name, masthead: title = "" }) => ({ title, name }));
	const link = { rel: "author", type: "text/plain" };
	return [
		{
			url: "/humans.txt",
			serializer: "humans",
			replaceable: true,
			meta: { people, masthead: site.url + MASTHEAD },
			link,
		},
	];
}

function humansText({ meta, site }: DocumentView): string {
	const { people, masthead } = meta as unknown as HumansMeta;
	const team = people.map(({ title, name }) => `${oneLine(title)}: ${oneLine(name)}\n`).join("");
	return `/* TEAM */\n${team}\n${messagesFor(site.language).masthead}: ${masthead}\n`;
}

const oneLine = (words: string): string => words.replace(/\s+/g, " ").replaceAll("*/", "* /");
