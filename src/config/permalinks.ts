/** The schema of `permalinks`: patterns of URLs. */
import * as z from "zod";
import { NAME_PLACEHOLDERS } from "../core/article-patterns.js";
import { DAY_PLACEHOLDERS, PLACEHOLDER } from "../core/day-placeholders.js";

const GROUP = /^\/(?:[\w-]+\/|:[a-z]+\/)*$/;
const PAGE = /^\/(?:[\w:-]+\/)*(?:[\w:-]+\.html)?$/;
const permalink = (ending: RegExp, ...words: string[]) =>
	z
		.string()
		.regex(
			ending,
			ending === PAGE
				? "begins with a slash and ends with a slash or `.html`, with words and :placeholders between"
				: "begins and ends with a slash, with words and :placeholders between",
		)
		.refine(
			(value) =>
				value.replace(PLACEHOLDER, (all, word: string) => (words.includes(word) ? "" : all)).includes(":") === false,
			`knows ${words.map((word) => `:${word}`).join(", ")}`,
		)
		.refine((value) => value.includes(`:${words[0]}`) || value.includes(":title"), `needs :${words[0]}`);

const article = permalink(PAGE, ...NAME_PLACEHOLDERS, "section", "folder", ...DAY_PLACEHOLDERS);
/** Relative to the folder of the site. */
const SITE_FOLDER = /^(?!\.\.?\/)[^/\\]+(?:\/[^/\\]+)*$/;

export const Permalinks = z.strictObject({
	article: article.default("/:section/:year/:month/:slug/"),
	folders: z
		.record(z.string(), article)
		.refine(
			(folders) => Object.keys(folders).every((name) => SITE_FOLDER.test(name)),
			"has names of folders of the site, such as content/news, without a slash at the ends",
		)
		.default({}),
	base: z.string().regex(GROUP, "begins and ends with a slash").default("/"),
	section: permalink(GROUP, "section").default("/:section/"),
	topic: permalink(GROUP, "slug").default("/topics/:slug/"),
	author: permalink(GROUP, "slug").default("/authors/:slug/"),
	series: permalink(GROUP, "slug").default("/series/:slug/"),
});
