/** The tags of Liquid and Nunjucks that stand for an address or a text: https://jekyllrb.com/docs/liquid/, https://www.11ty.dev/docs/filters/url/ */

import { embedOf } from "../../../core/embeds.js";
import type { SiteConfig } from "../../../core/model.js";
import { fileNameOf } from "../../../core/paths.js";
import { pictureTag } from "./hugo.js";
import { embedNodes, mediaNodes } from "./media.js";
import { NOTHING, type Replacement } from "./replacement.js";
import { readTag } from "./tag.js";

type LiquidSite = Pick<SiteConfig, "url" | "name" | "description" | "embeds">;

/** The path of the site, which every address gets later. */
const BASE = /^(?:site\.)?base_?(?:url|path)$|^site\.(?:path|root)$/i;
const ORIGIN = /^site\.(?:github\.)?url$|^(?:metadata|meta|site\.meta)\.url$|^site_?url$/i;
/** Filters that leave an address or a text as it is for readers. */
const PLAIN_FILTER =
	/^(?:relative_url|absolute_url|url|locale_url|htmlBaseUrl|absoluteUrl|strip_index|uri_escape|escape|escape_once|xml_escape|safe|raw|strip|trim|markdownify|smartify|normalize_whitespace|default\b.*)$/;
/** `endif` belongs to an `if` that was named already. */
const INNER_TAG = /^(?:end\w*|else|elsif|elseif|elif|when)$/;

/** What a tag becomes; undefined if only its generator knows. */
export function liquidTag(text: string, site: SiteConfig): Replacement | undefined {
	return text.startsWith("{%") ? statement(text, site) : output(text, site);
}

function statement(text: string, site: SiteConfig): Replacement | undefined {
	const tag = readTag(text);
	if (!tag) return undefined;
	if (INNER_TAG.test(tag.name)) return NOTHING;
	const to = /^\{%-?\s*\w+\s+["']?([\s\S]*?)["']?\s*-?%\}$/.exec(text)?.[1] ?? "";
	if (tag.name === "link" && to && !to.includes("{{")) return { text: to, url: to };
	if (tag.name === "post_url" && to && !to.includes("{{")) return { text: fileNameOf(to), url: fileNameOf(to) };
	const nodes = /^(?:img|image)$/.test(tag.name) ? pictureTag(tag) : mediaNodes(tag, site);
	return nodes && { nodes };
}

/** `{{ "/about/" | relative_url }}`, `{{ site.baseurl }}` */
function output(text: string, site: SiteConfig): Replacement | undefined {
	const inside = text.replace(/^\{\{[-~]?|[-~]?\}\}$/g, "");
	const [head = "", ...filters] = inside.split(/\|(?=(?:[^"']|"[^"]*"|'[^']*')*$)/).map((part) => part.trim());
	if (/^\w+\(/.test(head)) {
		const tag = readTag(text);
		const nodes = tag && mediaNodes(tag, site);
		return nodes && { nodes };
	}
	let value = valueFor(head, site);
	for (const filter of filters) {
		if (!value) return undefined;
		const [, name, argument] = /^(prepend|append)\s*:\s*(.+)$/.exec(filter) ?? [];
		if (name === undefined || argument === undefined) {
			if (!PLAIN_FILTER.test(filter)) return embedded(value.url, filter, site);
			continue;
		}
		const more = valueFor(argument, site);
		if (!more) return undefined;
		const [first, second]: [Value, Value] = name === "prepend" ? [more, value] : [value, more];
		value = { text: first.text + second.text, url: first.url + second.url };
	}
	return value;
}

/** `{{ "https://www.youtube.com/embed/…" | embed: "The bridge" }}`: what a filter of the site makes of an address that can be embedded. */
function embedded(url: string, filter: string, site: SiteConfig): Replacement | undefined {
	if (!url.startsWith("https://") || !("src" in embedOf(url, site))) return undefined;
	return { nodes: embedNodes(url, /:\s*(["'])(.*)\1/.exec(filter)?.[2], site) };
}

interface Value {
	readonly text: string;
	readonly url: string;
}

function valueFor(typed: string, { url, name, description }: LiquidSite): Value | undefined {
	const [, , literal] = /^(["'])(.*)\1$/s.exec(typed) ?? [];
	if (literal !== undefined) return { text: literal, url: literal };
	if (BASE.test(typed)) return { text: "", url: "" };
	if (ORIGIN.test(typed)) return { text: url, url: "" };
	if (typed === "site.title" || typed === "site.name") return { text: name, url: name };
	return typed === "site.description" ? { text: description, url: description } : undefined;
}
