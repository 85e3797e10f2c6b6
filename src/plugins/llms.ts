/** What the site is and where things are, for language models: `/llms.txt` (llmstxt.org), where the site asks for it. */

import { wordsFor } from "../core/i18n/index.js";
import { labelled } from "../core/labelled-title.js";
import type { Edition, PlainDocument, Plugin } from "../core/model.js";
import { encodeUrl } from "../core/paths.js";
import type { DocumentView } from "../core/views.js";

/** So many of the newest stories. */
const STORIES = 50;

/** It is there where the site's `llms` is true, with public stories that search engines may show. */
export function llms(): Plugin {
	return { name: "llms", documents, printers: { llms: text } };
}

interface About {
	readonly sections: readonly { readonly name: string; readonly url: string; readonly text: string }[];
}

function documents({ drafts, articles, sections }: Edition): PlainDocument[] {
	if (drafts) return [];
	const about: About = {
		sections: sections.map(({ name, url, note }) => ({
			name,
			url: encodeUrl(url),
			text: note?.description.text ?? "",
		})),
	};
	const lists = articles.filter(({ noindex }) => !noindex).slice(0, STORIES);
	return [{ url: "/llms.txt", printer: "llms", yields: true, about: { ...about }, lists }];
}

function text({ about, site, listed }: DocumentView): string {
	const { sections } = about as unknown as About;
	const words = wordsFor(site.language);
	const link = (name: string, url: string, more: string) =>
		`- [${plain(name)}](${site.base}${url})${more && `: ${plain(more)}`}`;
	const stories = listed.map(({ headline, label, url, date }) => link(labelled(label, headline), url, date.date));
	const feeds = site.alternates.map(({ title, url, type }) => link(title, url, type));
	const part = (title: string, lines: readonly string[]) =>
		lines.length ? `\n## ${title}\n\n${lines.join("\n")}\n` : "";
	return [
		`# ${plain(site.name)}\n${site.description && `\n> ${plain(site.description)}\n`}`,
		part(
			words.sections,
			sections.map(({ name, url, text }) => link(name, url, text)),
		),
		part(words.newest, stories),
		part(words.feeds, feeds),
	].join("");
}

/** One line of Markdown in which nothing is a sign. */
const plain = (words: string): string => words.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|]/g, "\\$&");
