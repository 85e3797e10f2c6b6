/** What the configuration says of navigation, foot and accounts → what every page shows of it. Nothing where it says nothing. */
import { calendarDay } from "../core/dates.js";
import type { Edition } from "../core/model.js";
import { NETWORKS } from "../core/networks.js";
import { publishedAt } from "../core/publication-date.js";
import type { SiteView } from "../core/views.js";

export function menuViews({
	site,
	menus,
	articles,
}: Edition): Partial<Pick<SiteView, "navigation" | "footer" | "social">> {
	const { footer, social } = site;
	const [newest] = articles;
	// That of the newest story, not of the clock: a build of the same stories is the same in every year.
	const year = newest ? calendarDay(publishedAt(newest), site.timeZone ?? "UTC")[0] : "";
	const copyright = footer?.copyright?.replaceAll("{year}", year);
	return {
		...(menus.navigation && { navigation: menus.navigation }),
		...(footer && {
			footer: { sections: footer.sections, columns: menus.columns ?? [], ...(copyright && { copyright }) },
		}),
		...(social.length > 0 && {
			social: social.map(({ network, url }) => ({ network, name: NETWORKS[network], url })),
		}),
	};
}
