import { Temporal } from "temporal-polyfill";
import type { Instant } from "./scalars.js";

const DATE =
	/^(\d{4})-(\d{2})-(\d{2})(?:(?:[Tt]| +)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)? *(Z|z|[+-]\d{2}(?::?\d{2})?)?)?$/;

/** Why a text is no date: its form, or a day that the calendar does not have. */
export type DateFault = "form" | "calendar";

/**
 * `2026-05-01`, `2026-05-01 09:00`, `2026-05-01T09:00:00Z`, `… +02:00` → an instant. Without an offset the text is read in
 * `zone`; of the two instants of an autumn night it is the later one, so that nothing is public too early.
 */
export function parseInstant(text: string, zone: string): Instant | { fault: DateFault } {
	const match = DATE.exec(text.trim());
	if (!match) return { fault: "form" };
	const [, year, month, day, hour = "00", minute = "00", second = "00", offset] = match;
	const local = `${year}-${month}-${day}T${hour.padStart(2, "0")}:${minute}:${second}`;
	try {
		const plain = Temporal.PlainDateTime.from(local, { overflow: "reject" });
		if (!offset) return instantOf(plain.toZonedDateTime(zone, { disambiguation: "later" }).toInstant());
		return instantOf(Temporal.Instant.from(local + normalOffset(offset)));
	} catch (error) {
		if (error instanceof RangeError) return { fault: "calendar" };
		throw error;
	}
}

const normalOffset = (offset: string) =>
	/z/i.test(offset)
		? "Z"
		: offset.length === 3
			? `${offset}:00`
			: offset.length === 5
				? `${offset.slice(0, 3)}:${offset.slice(3)}`
				: offset;
/** Instants compare as text, which holds for years of four digits: what lies beyond them is the first or the last second within. */
const instantOf = (instant: Temporal.Instant): Instant => {
	const text = instant.toString({ smallestUnit: "second" });
	return text.startsWith("+") ? "9999-12-31T23:59:59Z" : text.startsWith("-") ? "0000-01-01T00:00:00Z" : text;
};

/** Does the text of a date carry its own offset? */
export const hasOffset = (text: string): boolean =>
	/(?:Z|[+-]\d{2}:?\d{2}|[+-]\d{2})$/i.test(text.trim().replace(/^\d{4}-\d{2}-\d{2}/, ""));

/** The instant with the offset of `zone`, in ISO 8601: `2026-05-01T11:00:00+02:00`. */
export const isoInZone = (instant: Instant, zone: string): string =>
	Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toString({ timeZoneName: "never", smallestUnit: "second" });

/** Year and month of an instant in `zone`, as `['2026', '05', '01']`. */
export function calendarDay(instant: Instant, zone: string): [year: string, month: string, day: string] {
	const { year, month, day } = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
	return [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(day).padStart(2, "0")];
}

/** Is there such an IANA time zone? */
export function isTimeZone(zone: string): boolean {
	try {
		Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
		return true;
	} catch {
		return false;
	}
}

/** Whole years from one instant to another, both in UTC. */
export const yearsBetween = (from: Instant, to: Instant): number =>
	Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(4) < from.slice(4) ? 1 : 0);
