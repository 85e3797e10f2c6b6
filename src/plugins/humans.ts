/** Who makes the newspaper, as a plain text: `/humans.txt` (humanstxt.org), where there is a masthead. */

import { wordsFor } from "../core/i18n/index.js";
import type { Edition, PlainDocument, Plugin } from "../core/model.js";
import { MASTHEAD } from "../core/paths.js";
import type { DocumentView } from "../core/views.js";

/** It can be switched off by the site's `humans`. */
export function humans(): Plugin {
	return { name: "humans", documents, printers: { humans: text } };
}

interface About {
	readonly people: readonly { readonly title: string; readonly name: string }[];
	readonly masthead: string;
}

function documents({ site, masthead }: Edition): PlainDocument[] {
	if (masthead.length === 0) return [];
	const people = masthead.map(({ name, masthead: title = "" }) => ({ title, name }));
	const link = { rel: "author", type: "text/plain" };
	return [
		{ url: "/humans.txt", printer: "humans", yields: true, about: { people, masthead: site.url + MASTHEAD }, link },
	];
}

function text({ about, site }: DocumentView): string {
	const { people, masthead } = about as unknown as About;
	const team = people.map(({ title, name }) => `${oneLine(title)}: ${oneLine(name)}\n`).join("");
	return `/* TEAM */\n${team}\n${wordsFor(site.language).masthead}: ${masthead}\n`;
}

const oneLine = (words: string): string => words.replace(/\s+/g, " ").replaceAll("*/", "* /");
