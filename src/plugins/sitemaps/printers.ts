/** Sitemaps as XML: sitemaps.org/schemas/sitemap/0.9 with Google's extensions for pictures and news. */
import type { ElementContent } from "xast";
import { x } from "xastscript";
import type { DocumentView, ListedView } from "../../core/views.js";
import { legal, xmlOf } from "../xml.js";
import type { Entry } from "./pages.js";

const SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
const IMAGE = "http://www.google.com/schemas/sitemap-image/1.1";
const NEWS = "http://www.google.com/schemas/sitemap-news/0.9";
/** Of one page. */
const PICTURES = 20;

interface About {
	readonly base: string;
}

export function sitemapIndex({ about }: DocumentView): string {
	const { base, files } = about as unknown as About & { readonly files: readonly Entry[] };
	return xmlOf(
		x(
			"sitemapindex",
			{ xmlns: SITEMAP },
			files.map((file) => x("sitemap", addressOf(file, base))),
		),
	);
}

export function pages({ about }: DocumentView): string {
	const { base, entries } = about as unknown as About & { readonly entries: readonly Entry[] };
	return xmlOf(
		x(
			"urlset",
			{ xmlns: SITEMAP },
			entries.map((entry) => x("url", addressOf(entry, base))),
		),
	);
}

const addressOf = ({ url, changed }: Entry, base: string): ElementContent[] => [
	x("loc", base + url),
	...(changed === undefined ? [] : [x("lastmod", changed)]),
];

export function stories({ about, listed }: DocumentView): string {
	const { base } = about as unknown as About;
	return xmlOf(
		x(
			"urlset",
			{ xmlns: SITEMAP, "xmlns:image": IMAGE },
			listed.map((story) => x("url", storyOf(story, base))),
		),
	);
}

const storyOf = (story: ListedView, base: string): ElementContent[] => [
	...addressOf({ url: story.url, changed: story.changed.iso }, base),
	...picturesOf(story, base),
];
const picturesOf = ({ pictures }: ListedView, base: string): ElementContent[] =>
	[...new Set(pictures.map((url) => new URL(url, base).href))]
		.slice(0, PICTURES)
		.map((url) => x("image:image", [x("image:loc", url)]));

export function news({ about, listed }: DocumentView): string {
	const { base, name, language } = about as unknown as About & { readonly name: string; readonly language: string };
	const entries = listed.map((story) =>
		x("url", [
			...addressOf({ url: story.url, changed: story.changed.iso }, base),
			x("news:news", [
				x("news:publication", [x("news:name", legal(name)), x("news:language", newsLanguage(story.lang ?? language))]),
				x("news:publication_date", story.date.iso),
				x("news:title", legal(story.headline)),
			]),
			...picturesOf(story, base),
		]),
	);
	return xmlOf(x("urlset", { xmlns: SITEMAP, "xmlns:news": NEWS, "xmlns:image": IMAGE }, entries));
}

/** Two or three letters (ISO 639); Chinese by its writing, `zh-cn` or `zh-tw` (Google, "News sitemaps"). */
function newsLanguage(tag: string): string {
	const { language, script } = new Intl.Locale(tag).maximize();
	return language === "zh" ? (script === "Hant" ? "zh-tw" : "zh-cn") : language;
}
