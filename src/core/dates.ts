/** Parses and formats dates. Temporal is the authority; common cases are computed without it. */
import { createRequire } from "node:module";
import type { Temporal } from "temporal-polyfill";
import type { Instant } from "./scalars.js";
import { constantOffset, isZone } from "./time-zones.js";

const require = createRequire(import.meta.url);
/** Imported on first use: on days on which clocks change. */
const temporal = () => (require("temporal-polyfill") as typeof import("temporal-polyfill")).Temporal;

const DATE =
	/^(\d{4})-(\d{2})-(\d{2})(?:(?:[Tt]| +)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)? *(Z|z|[+-]\d{2}(?::?\d{2})?)?)?$/;

/** Why a text is not a valid date: its form, or a day that does not exist. */
export type DateProblem = "form" | "calendar";

/** Which instant is meant by a local time that is ambiguous or skipped because clocks change. */
export type Disambiguation = "earlier" | "later";

/**
 * Parses `2026-05-01`, `2026-05-01 09:00`, `2026-05-01T09:00:00Z` or `… +02:00` to an instant. Without an offset the text is in `zone`. A local time
 * that occurs twice in autumn, or is skipped in spring, can mean two instants: the preferred one is returned, and `twice` is called with the other.
 */
export function parseInstant(
	text: string,
	zone: string,
	preferred: Disambiguation = "later",
	twice?: (other: Instant) => void,
): Instant | { problem: DateProblem } {
	const match = DATE.exec(text.trim());
	if (!match) return { problem: "form" };
	const [, year, month, day, hour = "00", minute = "00", second = "00", offset] = match;
	const local = `${year}-${month}-${day}T${hour.padStart(2, "0")}:${minute}:${second}`;
	return parseFast(local, offset, zone) ?? parseWithTemporal(local, offset, zone, preferred, twice);
}

const DAY = 86_400_000;

/** Undefined if Temporal must decide: for days or times that may not exist, and near a change of the clocks. */
function parseFast(local: string, offset: string | undefined, zone: string): Instant | undefined {
	const at = Date.parse(`${local}Z`);
	if (Number.isNaN(at) || toIso(at) !== local) return undefined;
	const minutes = offset ? minutesOf(offset) : constantOffset(zone, at - DAY, at + DAY);
	const text = minutes === undefined ? undefined : toIso(at - minutes * 60_000);
	return text && `${text}Z`;
}

function parseWithTemporal(
	local: string,
	offset: string | undefined,
	zone: string,
	preferred: Disambiguation,
	twice?: (other: Instant) => void,
): Instant | { problem: DateProblem } {
	const { Instant, PlainDateTime } = temporal();
	try {
		const plain = PlainDateTime.from(local, { overflow: "reject" });
		if (!offset) {
			const [found, other] = [preferred, preferred === "later" ? "earlier" : "later"].map((disambiguation) =>
				instantOf(plain.toZonedDateTime(zone, { disambiguation: disambiguation as Disambiguation }).toInstant()),
			) as [Instant, Instant];
			if (found !== other) twice?.(other);
			return found;
		}
		return instantOf(Instant.from(local + normalOffset(offset)));
	} catch (error) {
		if (error instanceof RangeError) return { problem: "calendar" };
		throw error;
	}
}

/** `2026-05-01T09:00:00`; undefined for years without four digits. */
function toIso(at: number): string | undefined {
	const text = new Date(at).toISOString();
	return text.length === 24 ? text.slice(0, 19) : undefined;
}

/** The minutes of an offset; undefined if it is invalid. */
function minutesOf(offset: string): number | undefined {
	if (offset === "Z" || offset === "z") return 0;
	const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))];
	if (hours > 23 || minutes > 59) return undefined;
	return (offset[0] === "-" ? -1 : 1) * (hours * 60 + (offset.length === 3 ? 0 : minutes));
}

const normalOffset = (offset: string) =>
	/z/i.test(offset)
		? "Z"
		: offset.length === 3
			? `${offset}:00`
			: offset.length === 5
				? `${offset.slice(0, 3)}:${offset.slice(3)}`
				: offset;
/** Instants are compared as text, which works for years of four digits. Others are clamped to the first or last second of that range. */
const instantOf = (instant: Temporal.Instant): Instant => {
	const text = instant.toString({ smallestUnit: "second" });
	return text.startsWith("+") ? "9999-12-31T23:59:59Z" : text.startsWith("-") ? "0000-01-01T00:00:00Z" : text;
};

/** Whether a date text has its own offset. */
export const hasOffset = (text: string): boolean =>
	/(?:Z|[+-]\d{2}:?\d{2}|[+-]\d{2})$/i.test(text.trim().replace(/^\d{4}-\d{2}-\d{2}/, ""));

/** An instant in ISO 8601 with the offset of `zone`: `2026-05-01T11:00:00+02:00`. */
export function isoInZone(instant: Instant, zone: string): string {
	const clock = localTime(instant, zone);
	if (!clock) return toZoned(instant, zone).toString({ timeZoneName: "never", smallestUnit: "second" });
	const ahead = Math.abs(clock.minutes);
	return `${clock.local}${clock.minutes < 0 ? "-" : "+"}${digits(Math.floor(ahead / 60))}:${digits(ahead % 60)}`;
}

/** Year, month and day of an instant in `zone`: `['2026', '05', '01']`. */
export function calendarDay(instant: Instant, zone: string): [year: string, month: string, day: string] {
	const clock = localTime(instant, zone);
	if (clock) return [clock.local.slice(0, 4), clock.local.slice(5, 7), clock.local.slice(8, 10)];
	const { year, month, day } = toZoned(instant, zone);
	return [digits(year, 4), digits(month), digits(day)];
}

const digits = (number: number, count = 2): string => String(number).padStart(count, "0");
const toZoned = (instant: Instant, zone: string): Temporal.ZonedDateTime =>
	temporal().Instant.from(instant).toZonedDateTimeISO(zone);

/** The local time of an instant in a zone, and the offset from UTC in minutes; undefined if Temporal must decide. */
function localTime(instant: Instant, zone: string): { readonly local: string; readonly minutes: number } | undefined {
	if (instant.length !== 20) return undefined;
	if (zone === "UTC") return { local: instant.slice(0, 19), minutes: 0 };
	const at = Date.parse(instant);
	const minutes = Number.isNaN(at) ? undefined : constantOffset(zone, at);
	const local = minutes === undefined ? undefined : toIso(at + minutes * 60_000);
	return minutes === undefined || local === undefined ? undefined : { local, minutes };
}

/** Whether the IANA time zone exists. */
export function isTimeZone(zone: string): boolean {
	if (isZone(zone)) return true;
	try {
		temporal().Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
		return true;
	} catch {
		return false;
	}
}

/** Whole years between two instants, in UTC. */
export const yearsBetween = (from: Instant, to: Instant): number =>
	Number(to.slice(0, 4)) - Number(from.slice(0, 4)) - (to.slice(4) < from.slice(4) ? 1 : 0);
