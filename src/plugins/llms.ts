/** An overview of the site for language models: `/llms.txt` (llmstxt.org), if the site enables it. */

import { messagesFor } from "../core/i18n/index.js";
import { withLabel } from "../core/labelled-title.js";
import type { DocumentSpec, Edition, Plugin } from "../core/model.js";
import { encodeUrl } from "../core/paths.js";
import type { DocumentView } from "../core/views.js";

/** Maximum number of newest articles listed. */
const STORIES = 50;

/** Enabled by `llms: true`. Lists public articles that search engines may index. */
export function llms(): Plugin {
	return { name: "llms", documents: llmsDocuments, serializers: { llms: llmsText } };
}

interface LlmsMeta {
	readonly sections: readonly { readonly name: string; readonly url: string; readonly text: string }[];
}

function llmsDocuments({ site, drafts, articles, sections }: Edition): DocumentSpec[] {
	if (drafts || site.isPreview) return [];
	const meta: LlmsMeta = {
		sections: sections.map(({ name, url, note }) => ({
			name,
			url: encodeUrl(url),
			text: note?.description.text ?? "",
		})),
	};
	const entries = articles.filter(({ noindex }) => !noindex).slice(0, STORIES);
	return [{ url: "/llms.txt", serializer: "llms", replaceable: true, meta: { ...meta }, entries }];
}

function llmsText({ meta, site, entries }: DocumentView): string {
	const { sections } = meta as unknown as LlmsMeta;
	const words = messagesFor(site.language);
	const link = (name: string, url: string, more: string) =>
		`- [${plainLine(name)}](${site.base}${url})${more && `: ${plainLine(more)}`}`;
	const stories = entries.map(({ headline, label, url, date }) => link(withLabel(label, headline), url, date.date));
	const feeds = site.alternates.map(({ title, url, type }) => link(title, url, type));
	const part = (title: string, lines: readonly string[]) =>
		lines.length ? `\n## ${title}\n\n${lines.join("\n")}\n` : "";
	return [
		`# ${plainLine(site.name)}\n${site.description && `\n> ${plainLine(site.description)}\n`}`,
		part(
			words.sections,
			sections.map(({ name, url, text }) => link(name, url, text)),
		),
		part(words.newest, stories),
		part(words.feeds, feeds),
	].join("");
}

/** A line of Markdown without markup. */
const plainLine = (words: string): string => words.replace(/\s+/g, " ").replace(/[\\`*_[\]<>#|]/g, "\\$&");
