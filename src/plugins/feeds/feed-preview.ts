/**
 * What a browser shows of a feed: a page in the look of the theme, as one element of XHTML within the feed. Readers of feeds pass over what is of another
 * namespace (RFC 4287, 6.3; RSS 2.0, "Extending RSS"). There is no XSLT in it, because browsers are giving that up.
 */
import type { Element } from "xast";
import { x } from "xastscript";
import { wordsFor } from "../../core/i18n/index.js";
import type { Url } from "../../core/model.js";
import { directionOf } from "../../core/text-direction.js";
import { printedOnce } from "../xml.js";
import type { Entry, Feed } from "./feed-model.js";

const XHTML = "http://www.w3.org/1999/xhtml";

/** Its classes are those of `templates/css/feed.css`. Its links lead to pages beside it, so that in a preview they lead to those of the preview. */
export const faceOf = ({ title, description, language, home, self, entries }: Feed): Element =>
	x("section", { xmlns: XHTML, class: "feed", ...spoken(language) }, [
		x("header", [
			x("p", { class: "feed-what" }, [`${wordsFor(language).feedIs} `, x("code", self)]),
			x("h1", [x("a", { href: here(home) }, title)]),
			...(description ? [x("p", description)] : []),
		]),
		x("ol", entries.map(story)),
	]);

const story = printedOnce(({ url, title, language, authors, day, summary }: Entry) =>
	x("li", language === undefined ? {} : spoken(language), [
		x("h2", [x("a", { href: here(url) }, title)]),
		x("p", { class: "feed-by" }, [...authors.map(({ name }) => name), day].join(" · ")),
		...(summary === title ? [] : [x("p", summary)]),
	]),
);

const here = (url: Url): Url => url.replace(/^https?:\/\/[^/]+/, "");

const spoken = (language: string) => ({ "xml:lang": language, dir: directionOf(language) });
