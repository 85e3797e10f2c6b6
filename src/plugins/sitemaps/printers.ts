/** Serializes sitemaps as XML: sitemaps.org/schemas/sitemap/0.9 with Google's extensions for images and news. */
import type { ElementContent } from "xast";
import { x } from "xastscript";
import { absoluteUrl } from "../../core/base-path.js";
import type { DocumentEntryView, DocumentView } from "../../core/views.js";
import { sanitizeXmlText, serializeXml } from "../xml.js";
import type { PageEntry } from "./pages.js";

const SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9";
const IMAGE_NAMESPACE = "http://www.google.com/schemas/sitemap-image/1.1";
const NEWS = "http://www.google.com/schemas/sitemap-news/0.9";
/** Maximum number of images per page. */
const PICTURES = 20;

interface SitemapMeta {
	readonly base: string;
}

export function sitemapIndex({ meta }: DocumentView): string {
	const { base, files } = meta as unknown as SitemapMeta & { readonly files: readonly PageEntry[] };
	return serializeXml(
		x(
			"sitemapindex",
			{ xmlns: SITEMAP },
			files.map((file) => x("sitemap", encodedLocation(file, base))),
		),
	);
}

export function pages({ meta }: DocumentView): string {
	const { base, entries } = meta as unknown as SitemapMeta & { readonly entries: readonly PageEntry[] };
	return serializeXml(
		x(
			"urlset",
			{ xmlns: SITEMAP },
			entries.map((entry) => x("url", encodedLocation(entry, base))),
		),
	);
}

const encodedLocation = ({ url, changed }: PageEntry, base: string): ElementContent[] => [
	x("loc", base + url),
	...(changed === undefined ? [] : [x("lastmod", changed)]),
];

export function articleEntries({ meta, entries }: DocumentView): string {
	const { base } = meta as unknown as SitemapMeta;
	return serializeXml(
		x(
			"urlset",
			{ xmlns: SITEMAP, "xmlns:image": IMAGE_NAMESPACE },
			entries.map((story) => x("url", articleEntry(story, base))),
		),
	);
}

const articleEntry = (story: DocumentEntryView, base: string): ElementContent[] => [
	...encodedLocation({ url: story.url, changed: story.changed.iso }, base),
	...picturesOf(story, base),
];
const picturesOf = ({ pictures }: DocumentEntryView, base: string): ElementContent[] =>
	[...new Set(pictures.map((url) => absoluteUrl(url, base)))]
		.slice(0, PICTURES)
		.map((url) => x("image:image", [x("image:loc", url)]));

export function news({ meta, entries }: DocumentView): string {
	const { base, name, language } = meta as unknown as SitemapMeta & {
		readonly name: string;
		readonly language: string;
	};
	const urls = entries.map((story) =>
		x("url", [
			...encodedLocation({ url: story.url, changed: story.changed.iso }, base),
			x("news:news", [
				x("news:publication", [
					x("news:name", sanitizeXmlText(name)),
					x("news:language", newsLanguage(story.lang ?? language)),
				]),
				x("news:publication_date", story.date.iso),
				x("news:title", sanitizeXmlText(story.headline)),
			]),
			...picturesOf(story, base),
		]),
	);
	return serializeXml(x("urlset", { xmlns: SITEMAP, "xmlns:news": NEWS, "xmlns:image": IMAGE_NAMESPACE }, urls));
}

/** Two or three letters (ISO 639); Chinese by script, `zh-cn` or `zh-tw` (Google, "News sitemaps"). */
function newsLanguage(tag: string): string {
	const { language, script } = new Intl.Locale(tag).maximize();
	return language === "zh" ? (script === "Hant" ? "zh-tw" : "zh-cn") : language;
}
