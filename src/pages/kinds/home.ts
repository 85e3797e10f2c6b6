/** Plans the home page and the page for missing URLs (404). */
import type { Page } from "../../core/model.js";
import type { SiteReader } from "../../core/site-reader.js";
import type { HomeView, NotFoundView } from "../../core/views.js";
import type { PageContext } from "../page-context.js";
import { keyOf, type UnbuiltPage } from "../planned-page.js";
import { type FrontLayout, fillSlots, slotsKey } from "./front-slots.js";

const homeLayout = (site: SiteReader): FrontLayout => ({
	stories: "all",
	strips: site.topSections().map((group) => ({ group, list: `section:${group.key}` })),
	plan: site.frontPlan("home"),
	seconds: 4,
	rail: 8,
});

export function homePage(context: PageContext): UnbuiltPage {
	const { site, chrome } = context;
	const { name, description } = site.site;
	const make = (): Page<HomeView> => {
		const { shown: _, ...slots } = fillSlots(homeLayout(site), context);
		const view = {
			...chrome({ url: "/", title: name, description, socialImage: slots.lead?.picture }),
			kind: "home" as const,
			...slots,
		};
		return { url: "/", template: "home", view };
	};
	return { url: "/", template: "home", key: slotsKey(homeLayout(site), context), make };
}

export function notFoundPage(context: PageContext): UnbuiltPage {
	const { site, views, chrome, words } = context;
	const latest = () => site.first("all", 5);
	const make = (): Page<NotFoundView> => ({
		url: "/404.html",
		template: "not-found",
		view: {
			...chrome({ url: "/404.html", title: words.notFoundTitle, noindex: true }),
			kind: "not-found",
			latest: latest().map(views.teaser),
		},
	});
	return { url: "/404.html", template: "not-found", key: keyOf(latest(), context), make };
}
