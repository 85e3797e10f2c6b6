/** The edition → every page that it has, with all that the page shows. Runs afresh in every build; no I/O. */
import { error } from "../../base/problem.js";
import type { Edition, Hole, Outcome, Page, PlainPage, Problem, Rich } from "../../model.js";
import type { PageView } from "../../views.js";
import { articlePage, type Making } from "./article.js";
import { type About, chromeOf, type Theme } from "./chrome.js";
import { type Around, fillHoles, richHtml } from "./fills.js";
import { authorPages, homePage, notFoundPage, sectionPages, topicPages } from "./fronts.js";
import { viewsOf } from "./views.js";

export interface Surroundings extends Pick<Around, "resolve" | "suggest" | "pictureOf"> {
	readonly theme: Theme;
	/** The last key point of every story. */
	readonly footer: { readonly rich: Rich; readonly holes: readonly Hole[] } | undefined;
	/** Templates that there are. */
	readonly templates: ReadonlySet<string>;
}

export function planPages(edition: Edition, around: Surroundings): Outcome<readonly Page[]> {
	const problems: Problem[] = [];
	const views = viewsOf(edition, around.pictureOf);
	const chrome = chromeOf(edition, around.theme);
	const full: Around = { ...around, links: edition.site.links, report: (problem) => void problems.push(problem) };
	const keyPointsFooter =
		around.footer && richHtml(around.footer.rich, fillHoles(around.footer.holes, "broadsheet.config.ts", full));
	const making: Making = { edition, views, chrome, keyPointsFooter, around: full };
	const plain = ({ url, template, view, from }: PlainPage): Page => ({
		url,
		template,
		view: { ...view, ...chrome({ ...(view as unknown as About), url }) } as PageView,
		...(from && { from }),
	});

	const pages: Page[] = [
		homePage(making),
		// A story whose URL is another's has none; that has been told.
		...edition.articles
			.filter(({ from }) => edition.urls.articles.has(from))
			.map((article) => articlePage(article, making)),
		...edition.sections.flatMap((section) => sectionPages(section, making)),
		...edition.topics.flatMap((topic) => topicPages("topic", topic, making)),
		...edition.series.flatMap((series) => topicPages("series", series, making)),
		...edition.authors.flatMap((author) => authorPages(author, making)),
		notFoundPage(making),
		...edition.pages.map(plain),
	];
	const seen = new Map<string, Page>();
	for (const page of pages) {
		const key = page.url.normalize("NFC").toLowerCase();
		const other = seen.get(key);
		const place = page.from ? { path: page.from } : other?.from ? { path: other.from } : undefined;
		if (other)
			problems.push(
				error("url-collision", `Two pages have the URL ${page.url}: ${describe(other)} and ${describe(page)}`, place),
			);
		if (!around.templates.has(page.template))
			problems.push(error("template-missing", `There is no template "${page.template}.tsx" for ${page.url}`, place));
		seen.set(key, page);
	}
	return { value: pages, problems };
}

const describe = ({ from, template }: Page): string => from ?? `a page of the template "${template}"`;
