/** Plans the home page and the page for missing URLs (404). */
import type { Page } from "../../core/model.js";
import type { SiteReader } from "../../core/site-reader.js";
import type { HomeView, NotFoundView } from "../../core/views.js";
import type { PageContext } from "../page-context.js";
import type { UnbuiltPages } from "../planned-page.js";
import { type FrontLayout, fillSlots } from "./front-slots.js";

const homeLayout = (site: SiteReader): FrontLayout => ({
	stories: "all",
	strips: site.topSections().map((group) => ({ group, list: `section:${group.key}` })),
	plan: site.frontPlan("home"),
	secondary: 4,
	rail: 8,
});

export function homePage(context: PageContext): Page<HomeView> {
	const { site, chrome } = context;
	const { name, description } = site.site;
	const { shown: _, ...slots } = fillSlots(homeLayout(site), context);
	const view = {
		...chrome({ url: "/", title: name, description, socialImage: slots.lead?.picture }),
		kind: "home" as const,
		...slots,
	};
	return { url: "/", template: "home", view };
}

const NOT_FOUND = "/404.html";

export const HOME: UnbuiltPages = [
	{ url: "/", template: "home", task: { kind: "home" } },
	{ url: NOT_FOUND, template: "not-found", task: { kind: "not-found" } },
];

const latestArticles = ({ site }: PageContext) => site.first("all", 5);

export function notFoundPage(context: PageContext): Page<NotFoundView> {
	const { views, chrome, words } = context;
	const view = {
		...chrome({ url: NOT_FOUND, title: words.notFoundTitle, noindex: true }),
		kind: "not-found" as const,
		latest: latestArticles(context).map(views.teaser),
	};
	return { url: NOT_FOUND, template: "not-found", view };
}
