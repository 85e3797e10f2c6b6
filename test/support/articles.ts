/** Helpers that the tests of the stages share: a site, stories as text, and problems as the terminal shows them. */

import { importConfig } from "../../src/config/load.js";
import { parseArticle } from "../../src/content/article.js";
import { dependencyInfo } from "../../src/content/dependency-info.js";
import type {
	Article,
	HtmlParts,
	IndexedArticle,
	Instant,
	Outcome,
	Parsed,
	Problem,
	PublicArticle,
	SiteConfig,
	Source,
} from "../../src/core/model.js";
import { formatProblem } from "../../src/core/problem.js";

/** The defaults of a configuration, with an address and a time zone. No plugin. */
export const SITE: SiteConfig = {
	...(await importConfig(undefined, [])),
	name: "The Courier",
	url: "https://courier.example",
	configuredUrl: "https://courier.example",
	timeZone: "Europe/Dublin",
};
/** The same with some keys changed. Each call returns a new site. */
export const siteWith = (changes: Partial<SiteConfig>): SiteConfig => ({ ...SITE, ...changes });

export const PATH = "content/news/story.md";

export const sourceOf = (text: string | Uint8Array, path = PATH): Source => ({
	path,
	bytes: typeof text === "string" ? new TextEncoder().encode(text) : text,
});

/** A whole file: lines 2 and 3 are the headline and the date; the given front matter begins in line 4. */
export const story = (frontMatter = "", body = "Text."): string =>
	`---\nheadline: A story\ndate: 2026-05-01 09:00\n${frontMatter ? `${frontMatter}\n` : ""}---\n${body}\n`;

export const parse = (text: string, site = SITE, path = PATH): Outcome<Parsed> =>
	parseArticle(sourceOf(text, path), site);

/** The article of a file without errors. */
export function articleOf(text: string, site = SITE, path = PATH): IndexedArticle {
	const { value, problems } = parse(text, site, path);
	if (!value) throw new Error(`No article:\n${problemsShown(problems, text)}`);
	return value.story;
}

/** `code line:column`, one for each problem. */
export const codes = (problems: readonly Problem[]): string[] =>
	problems.map(({ code, place }) => `${code} ${place?.line ?? "-"}:${place?.column ?? "-"}`);

/** Problems as the terminal shows them. */
export const problemsShown = (problems: readonly Problem[], text?: string): string =>
	problems.map((problem) => formatProblem(problem, text?.replace(/\r\n?/g, "\n"))).join("\n\n");

/** Pieces of HTML with a short sign for each hole. */
export const signs = (parts: HtmlParts): string =>
	parts.map((part) => (typeof part === "string" ? part : `⟦${part}⟧`)).join("");

let made = 0;
/** A public article for the stages after the gate, with its card. File names count up, so that they differ. */
export function publicArticle({ dependencies: _, ...changes }: Partial<IndexedArticle> = {}): PublicArticle {
	const slug = changes.slug ?? `story-${++made}`;
	const article: Article = {
		headline: `Headline of ${slug}`,
		date: "2026-05-01T09:00:00Z" as Instant,
		extra: {},
		fieldPlaces: {},
		from: `content/news/${slug}.md`,
		id: (changes.from ?? `content/news/${slug}.md`).replace(/^content\/|\.md$/g, ""),
		slug,
		byline: [],
		breadcrumb: ["News"],
		tags: [],
		type: "news",
		summary: [],
		description: "",
		corrections: [],
		updates: [],
		readMore: [],
		related: [],
		holes: [],
		bodyDigest: slug,
		sourceDigest: slug,
		wordCount: 100,
		...changes,
	};
	return { ...article, dependencies: dependencyInfo(article, SITE) } as PublicArticle;
}
