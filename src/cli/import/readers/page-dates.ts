/** Dates in lines of a news page. */
import { isoDate } from "./dates.js";

/** What stands in front of a date. */
const DATE_LABEL =
	/^(?:(?:first )?published|posted|date|last updated|last modified|updated|modified)(?: on| at)?:?\s*/i;
/** `18.11.2026, 07:30 Uhr`: with dots, the day is always first. */
const WITH_DOTS = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(?:um\s+)?(\d{1,2})[:.](\d{2})(?:\s+Uhr)?)?$/;
/** `4:15 PM GMT, November 18, 2026` */
const TIME_FIRST = /^(\d{1,2}:\d{2}\s*(?:[ap]\.?m\.?)?)\s*([A-Z]{2,4})?,?\s+(?:on\s+)?(.{6,})$/i;

/** In the order that `isoDate` reads. */
function reordered(text: string): string {
	const [, day = "", month = "", year, hour = "", minute] = WITH_DOTS.exec(text) ?? [];
	const two = (digits: string) => digits.padStart(2, "0");
	if (year !== undefined) return `${year}-${two(month)}-${two(day)}${hour && ` ${two(hour)}:${minute}`}`;
	const [, time, zone, date] = TIME_FIRST.exec(text) ?? [];
	return time === undefined ? text : `${date} ${time}${zone === undefined ? "" : ` ${zone}`}`;
}

/** The date that a line has alone, as ISO 8601. A date with two meanings, such as 03/05/2019, is left out. */
export function dateIn(line: string): string | undefined {
	const plain = reordered(line.replace(DATE_LABEL, "").replace(/^(?:on|at)\s+/i, ""));
	if (plain.length > 60) return undefined;
	return isoDate(plain) ?? isoDate(plain.replace(/\s+[A-Z]{2,5}$/, ""));
}
