/** An instant as an editor writes it: `2026-11-18 07:30`, in the time zone of the site. */
import { isoInZone, parseInstant } from "../../core/dates.js";
import type { Instant } from "../../core/model.js";

/** To the minute. The offset is added only if the time would be ambiguous: without a configured time zone, and when clocks change. */
export function formatFrontMatterDate(at: Instant, zone: string | undefined): string {
	const minute = `${at.slice(0, 16)}:00Z`;
	if (zone === undefined) return `${minute.slice(0, 10)} ${minute.slice(11, 16)}Z`;
	const full = isoInZone(minute, zone);
	const typed = `${full.slice(0, 10)} ${full.slice(11, 16)}`;
	let unclear = false;
	const read = parseInstant(typed, zone, "later", () => {
		unclear = true;
	});
	return read === minute && !unclear ? typed : full;
}
