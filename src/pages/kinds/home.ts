/** Plans the home page and the page for missing URLs (404). */
import type { Edition, Page } from "../../core/model.js";
import type { HomeView, NotFoundView } from "../../core/views.js";
import type { PageContext } from "../page-context.js";
import { keyOf, type UnbuiltPage } from "../planned-page.js";
import { type FrontLayout, fillSlots, slotsKey } from "./front-slots.js";

const homeLayout = ({ articles, sections, fronts }: Edition): FrontLayout => ({
	stories: articles,
	strips: sections.filter(({ parent }) => parent === undefined),
	plan: fronts.get("home"),
	secondary: 4,
	rail: 8,
});

export function homePage(context: PageContext): UnbuiltPage {
	const { edition, chrome } = context;
	const { name, description } = edition.site;
	const front = homeLayout(edition);
	const make = (): Page<HomeView> => {
		const { shown: _, ...slots } = fillSlots(front, context);
		const view = {
			...chrome({ url: "/", title: name, description, socialImage: slots.lead?.picture }),
			kind: "home" as const,
			...slots,
		};
		return { url: "/", template: "home", view };
	};
	return { url: "/", template: "home", key: slotsKey(front, context), make };
}

export function notFoundPage(context: PageContext): UnbuiltPage {
	const { edition, views, chrome, words } = context;
	const latest = edition.articles.slice(0, 5);
	const make = (): Page<NotFoundView> => ({
		url: "/404.html",
		template: "not-found",
		view: {
			...chrome({ url: "/404.html", title: words.notFoundTitle, noindex: true }),
			kind: "not-found",
			latest: latest.map(views.teaser),
		},
	});
	return { url: "/404.html", template: "not-found", key: keyOf(latest, context), make };
}
