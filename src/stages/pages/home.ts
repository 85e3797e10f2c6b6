/** The edition → its home page, and the page for what is missing. */
import { compact } from "../../base/compact.js";
import { mix } from "../../base/mix.js";
import type { Page, PublicArticle, Section } from "../../model.js";
import type { HomeView, NotFoundView } from "../../views.js";
import type { Making } from "./article.js";
import { keyOf, type Unmade } from "./unmade.js";
import { linkTo } from "./views.js";

/** Stories beside the lead, in the list of the latest, and in each strip of the home page. */
const SECONDS = 4;
const LATEST = 8;
const STRIP = 4;
/** Among how many of the newest stories the lead is looked for: the first with a picture. */
const LEADS = 5;

export function homePage(making: Making): Unmade {
	const { articles, sections } = making.edition;
	// Of each section, no more is looked at than stands in its strip or above.
	const most = LEADS + SECONDS + LATEST;
	const key = sections.reduce(
		(sum, section) =>
			mix(sum, section.parent === undefined ? keyOf(section.articles.slice(0, most + STRIP), making) : 0),
		keyOf(unpaid(articles, most), making),
	);
	return { url: "/", template: "home", key, make: () => home(making) };
}

function home(making: Making): Page<HomeView> {
	const { edition, views, chrome } = making;
	const news = unpaid(edition.articles, LEADS + SECONDS + LATEST);
	const lead = news.slice(0, LEADS).find((article) => views.picture(article)) ?? news[0];
	const rest = news.filter((article) => article !== lead);
	const seconds = rest.slice(0, SECONDS);
	const latest = rest.slice(SECONDS, SECONDS + LATEST);
	const shown = new Set([lead, ...seconds, ...latest]);
	const strips = edition.sections
		.filter(({ parent }) => parent === undefined)
		.map((section) => ({ section: linkTo(section), stories: unshown(section, shown).map(views.teaser) }));
	const { name, description } = edition.site;
	const view: HomeView = compact({
		...chrome({ url: "/", title: name, description, socialImage: lead && views.picture(lead)?.url }),
		kind: "home" as const,
		lead: lead && views.teaser(lead),
		seconds: seconds.map(views.teaser),
		latest: latest.map(views.teaser),
		strips: strips.filter(({ stories }) => stories.length > 0),
	});
	return { url: "/", template: "home", view };
}

/** The first few that nobody has paid for. What is sponsored stands in the strip of its section only. */
function unpaid(articles: readonly PublicArticle[], most: number): PublicArticle[] {
	const found: PublicArticle[] = [];
	for (const article of articles) {
		if (found.length === most) break;
		if (article.type !== "sponsored") found.push(article);
	}
	return found;
}

/** The newest stories of a section that do not stand above; no more is read of it than that takes. */
function unshown(section: Section, shown: ReadonlySet<PublicArticle | undefined>): PublicArticle[] {
	const found: PublicArticle[] = [];
	for (const article of section.articles) {
		if (!shown.has(article)) found.push(article);
		if (found.length === STRIP) break;
	}
	return found;
}

export function notFoundPage(making: Making): Unmade {
	const { edition, views, chrome } = making;
	const latest = edition.articles.slice(0, 5);
	const make = (): Page<NotFoundView> => ({
		url: "/404.html",
		template: "not-found",
		view: {
			...chrome({ url: "/404.html", title: "Page not found", noindex: true }),
			kind: "not-found",
			latest: latest.map(views.teaser),
		},
	});
	return { url: "/404.html", template: "not-found", key: keyOf(latest, making), make };
}
