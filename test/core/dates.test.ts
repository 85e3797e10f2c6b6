import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { calendarDay, isoInZone, isTimeZone, parseInstant } from "../../src/core/dates.js";

/** More with `RUNS=100000`. */
const numRuns = Number(process.env.RUNS ?? 600);
const ZONES = [
	...["UTC", "Etc/UTC", "Europe/Dublin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"],
	...["Africa/Casablanca", "America/St_Johns", "Asia/Tehran", "Antarctica/Troll", "+05:30", "europe/paris"],
];
const zone = fc.constantFrom(...ZONES);
const seconds = (from: string, to: string) =>
	fc.integer({ min: Date.parse(from) / 1000, max: Date.parse(to) / 1000 }).map((s) => new Date(s * 1000).toISOString());
/** Near the hours in which clocks change, and at the ends of days and years. */
const edge = fc
	.tuple(
		fc.constantFrom("2026-03-29T01:00", "2026-10-25T01:00", "2026-03-08T07:00", "2026-11-01T06:00", "2011-12-30T10:00"),
		fc.integer({ min: -180_000, max: 180_000 }),
	)
	.map(([text, more]) => new Date(Date.parse(`${text}Z`) + more * 1000).toISOString());
const time = fc.oneof(
	seconds("1970-01-01T00:00:00Z", "2100-01-01T00:00:00Z"),
	seconds("0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z"),
	edge,
	fc.constantFrom("0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"),
);
const instant = time.map((text) => `${text.slice(0, 19)}Z`);
const offset = fc.constantFrom(
	"",
	"",
	"Z",
	"z",
	" Z",
	"+02:00",
	"-0400",
	"+05",
	" +05:45",
	"-23:59",
	"+24:00",
	"-00:00",
	"+01:60",
);
/** Days and hours that exist, and some that do not. */
const local = fc.oneof(
	{ weight: 6, arbitrary: time.map((text) => text.slice(0, 19)) },
	time.map((text) => text.slice(0, 16).replace("T", " ")),
	time.map((text) => text.slice(0, 10)),
	fc
		.tuple(...[9999, 13, 32, 25, 61, 62].map((max) => fc.nat({ max })))
		.map(([y, ...rest]) => [String(y).padStart(4, "0"), ...rest.map((n) => String(n).padStart(2, "0"))])
		.map(([y, mo, d, h, mi, s]) => `${y}-${mo}-${d}T${h}:${mi}:${s}`),
	fc.constantFrom(
		"2026-02-30",
		"2024-02-29",
		"2100-02-29",
		"2026-01-01T24:00",
		"2026-01-01T23:59:60",
		"2026-01-01 9:05",
	),
);

/** How Temporal reads a text. */
function said(text: string, zone: string): ReturnType<typeof parseInstant> {
	const [, day = "", hour = "0", minute = "00", second = "00", offset = ""] =
		/^([\d-]{10})(?:[T ](\d+):(\d\d)(?::(\d\d))?)? ?(.*)$/.exec(text) ?? [];
	const plain = `${day}T${hour.padStart(2, "0")}:${minute}:${second}`;
	try {
		const date = Temporal.PlainDateTime.from(plain, { overflow: "reject" });
		const instant = offset
			? Temporal.Instant.from(plain + offset)
			: date.toZonedDateTime(zone, { disambiguation: "later" }).toInstant();
		const all = instant.toString({ smallestUnit: "second" });
		return all.startsWith("+") ? "9999-12-31T23:59:59Z" : all.startsWith("-") ? "0000-01-01T00:00:00Z" : all;
	} catch {
		return { problem: "calendar" };
	}
}

describe("dates agree with Temporal", () => {
	it("when they are read, in every zone and with every offset", () => {
		fc.assert(
			fc.property(local, offset, zone, (text, by, of) => {
				const whole = text.length > 10 ? text + by : text;
				expect([whole, parseInstant(whole, of)]).toEqual([whole, said(whole, of)]);
			}),
			{ numRuns },
		);
	});
	it("when they are formatted with the offset of a zone, and as a day of it", () => {
		fc.assert(
			fc.property(instant, zone, (at, of) => {
				const zoned = Temporal.Instant.from(at).toZonedDateTimeISO(of);
				expect(isoInZone(at, of)).toBe(zoned.toString({ timeZoneName: "never", smallestUnit: "second" }));
				const { year, month, day } = zoned;
				const padded = [
					String(year).padStart(4, "0"),
					...[month, day].map((number) => String(number).padStart(2, "0")),
				];
				expect(calendarDay(at, of)).toEqual(padded);
			}),
			{ numRuns },
		);
	});
	it("and so does the existence of a zone", () => {
		const known = (zone: string) => {
			try {
				return Boolean(Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone));
			} catch {
				return false;
			}
		};
		const names = [
			"utc",
			"GMT",
			"EST",
			"EST5EDT",
			"Etc/GMT+5",
			"US/Eastern",
			"Mars/Base",
			"",
			"+01:00",
			"+1",
			"CET",
			"Z",
		];
		for (const name of [...ZONES, ...names, ...Intl.supportedValuesOf("timeZone").filter((_, i) => i % 20 === 0)])
			expect([name, isTimeZone(name)]).toEqual([name, known(name)]);
	});
});
