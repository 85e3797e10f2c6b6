/** Formats points in time in the language and time zone of the site. */
import { dateFormat } from "../core/date-format.js";
import { isoInZone } from "../core/dates.js";
import { memoize } from "../core/memoize.js";
import type { Instant, SiteConfig } from "../core/model.js";
import type { Moment } from "../core/scalars.js";
import type { TimeView } from "../core/views.js";

export interface Times {
	/** With the time of day. */
	readonly hour: (instant: Instant) => TimeView;
	/** Without the time of day if it was not written. */
	readonly time: (moment: Moment) => TimeView;
}

export function timesOf({ language, timeZone = "UTC" }: Pick<SiteConfig, "language" | "timeZone">): Times {
	const full = dateFormat(language, { dateStyle: "long", timeStyle: "short", timeZone });
	const day = dateFormat(language, { dateStyle: "long", timeZone });
	const hour = memoize(10_000, (instant: Instant): TimeView => {
		const date = new Date(instant);
		// ICU puts a narrow no-break space before "AM" in some versions and not in others; it is replaced by a plain one.
		return {
			iso: isoInZone(instant, timeZone),
			text: full.format(date).replace(/\u202f/g, " "),
			date: day.format(date),
		};
	});
	const wholeDay = memoize(10_000, (instant: Instant): TimeView => {
		const { iso, date } = hour(instant);
		return { iso: iso.slice(0, 10), text: date, date, instant: iso };
	});
	return { hour, time: ({ at, isDay }) => (isDay ? wholeDay(at) : hour(at)) };
}
