/** The day that an old site has in the address of a story. */
import { calendarDay } from "../core/dates.js";
import type { Article, SiteConfig } from "../core/model.js";
import { keysOf } from "./front-matter/keys.js";
import type { YamlMap } from "./front-matter/yaml.js";

const DAY_AND_OFFSET = /^(\d{4}-\d{2}-\d{2})[T ].*[+-]\d{2}:?\d{2}$/;

/** Hugo makes an address of the day that is written, whatever the zone of the site. */
export function typedDay(
	{ entries }: YamlMap,
	date: Article["date"] | undefined,
	site: SiteConfig,
): Pick<Article, "typedDay"> | undefined {
	if (site.from !== "hugo" || date === undefined) return undefined;
	const value = keysOf(site)
		.keysOf("date")
		.map((key) => entries.get(key)?.value)
		.find(Boolean);
	const day = value?.kind === "text" ? DAY_AND_OFFSET.exec(value.text.trim())?.[1] : undefined;
	return day === undefined || calendarDay(date, site.timeZone ?? "UTC").join("-") === day
		? undefined
		: { typedDay: day };
}
