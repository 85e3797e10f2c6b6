/**
 * The preview of a feed in browsers: a page in the style of the theme, as a single XHTML element within the feed. Feed readers ignore other namespaces
 * (RFC 4287, 6.3; RSS 2.0, "Extending RSS"). XSLT is not used, because browsers are removing it.
 */
import type { Element } from "xast";
import { x } from "xastscript";
import { basePathOf, onHost } from "../../core/base-path.js";
import { messagesFor } from "../../core/i18n/index.js";
import type { Url } from "../../core/model.js";
import { textDirection } from "../../core/text-direction.js";
import type { DocumentView } from "../../core/views.js";
import { memoizedXml } from "../xml.js";
import type { Feed, FeedEntry } from "./feed-model.js";

const XHTML = "http://www.w3.org/1999/xhtml";

/** Its classes are those of `templates/css/feed.css`. Its links are relative, so that in a preview they lead to the preview. */
export const feedPreview = ({ title, description, language, home, self, entries }: Feed): Element =>
	x("section", { xmlns: XHTML, class: "feed", ...languageAttributes(language) }, [
		x("header", [
			x("p", { class: "feed-what" }, [`${messagesFor(language).feedIs} `, x("code", self)]),
			x("h1", [x("a", { href: relativeUrl(home) }, title)]),
			...(description ? [x("p", description)] : []),
		]),
		x("ol", entries.map(story)),
	]);

/** The style sheets of that page. */
export const previewStyles = ({ site }: DocumentView): Url[] =>
	[site.css, site.lists].map((url) => onHost(url, basePathOf(site.base)));

const story = memoizedXml(({ url, title, language, authors, day, summary }: FeedEntry) =>
	x("li", language === undefined ? {} : languageAttributes(language), [
		x("h2", [x("a", { href: relativeUrl(url) }, title)]),
		x("p", { class: "feed-by" }, [...authors.map(({ name }) => name), day].join(" · ")),
		...(summary === title ? [] : [x("p", summary)]),
	]),
);

const relativeUrl = (url: Url): Url => url.replace(/^https?:\/\/[^/]+/, "");

const languageAttributes = (language: string) => ({ "xml:lang": language, dir: textDirection(language) });
