/** File names that a text mentions other than in pictures and links: in raw HTML, shortcodes, sources, and keys that a template reads. */
import type { Article, SiteConfig } from "../core/model.js";

const ENDING =
	/\.(?:svg|png|jpe?g|jfif|gif|webp|avif|ico|tiff?|heic|pdf|docx?|xlsx?|pptx?|od[pst]|csv|tsv|txt|rtf|json|geojson|kml|kmz|gpx|xml|html?|zip|mp[34]|m4[av]|mov|webm|og[gv]|wav|vtt|srt|epub|js|css|woff2?)(?![\w-])/gi;
const MAX_NAME_LENGTH = 300;

/** All words with a file extension that are not in `known`. `text` is the whole source file. */
export function collectMentions(
	text: string,
	{ extra }: Pick<Article, "extra">,
	{ url }: Pick<SiteConfig, "url">,
	known: ReadonlySet<string>,
): readonly string[] {
	const found = new Set<string>();
	const add = (name: string) => {
		const inside = url && name.startsWith(`${url}/`) ? name.slice(url.length) : name;
		if (inside && !known.has(inside) && !/^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(inside)) found.add(inside);
	};
	for (const { 0: ending, index } of text.matchAll(ENDING)) {
		const before =
			text
				.slice(Math.max(0, index - MAX_NAME_LENGTH), index)
				.split("\n")
				.at(-1) ?? "";
		add((/[^\s"'()<>[\],=|{}]*$/.exec(before)?.[0] ?? "") + ending);
		const quoted = /["'(][^"'()]*$/.exec(before)?.[0].slice(1);
		if (quoted?.includes(" ")) add(quoted + ending);
	}
	// A name with spaces can be unquoted in YAML.
	const look = (value: unknown): void => {
		if (typeof value === "string") {
			if (value.length < MAX_NAME_LENGTH && value.includes(" ") && value.search(ENDING) !== -1) add(value);
		} else if (value && typeof value === "object") Object.values(value).forEach(look);
	};
	look(extra);
	return [...found];
}
