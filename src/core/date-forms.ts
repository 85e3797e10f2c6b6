/** Forms of dates that other programs write, where they can mean one instant only → the forms that `parseInstant` reads. */

const MONTHS = "january february march april may june july august september october november december".split(" ");
/** The zones that e-mail names (RFC 5322, 4.3). Other abbreviations have several meanings. */
const ZONES: Readonly<Record<string, string>> = {
	...{ Z: "Z", UTC: "Z", GMT: "Z", UT: "Z" },
	...{ EST: "-05:00", EDT: "-04:00", CST: "-06:00", CDT: "-05:00" },
	...{ MST: "-07:00", MDT: "-06:00", PST: "-08:00", PDT: "-07:00" },
};

const WEEKDAY = "(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,? +)?";
const NAME = "(?<name>[a-z]{3,9})\\.?";
const DAY_NUMBER = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
const YEAR = "(?<year>\\d{4})";
const CLOCK = "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,]\\d*)?)? *(?:(?<half>[ap])\\.?m\\.?)?";
const OFFSET = "(?:(?:utc|gmt)?(?<sign>[+-])(?<hours>\\d{1,2})(?::?(?<minutes>\\d{2}))?|(?<zone>[a-z]{1,3}))";
const TIME = `(?:(?:T|,? +(?:at +)?)${CLOCK} *${OFFSET}?(?: +\\(?[a-z]{3,5}\\)?)?)?`;
const FORMS = [
	// 2026-5-1 9:30, 2026/05/01, 2026.05.01 09:00:00 +0200 (YAML 1.1, timestamp; Go; Ruby)
	`${YEAR}(?<join>[-/.])(?<month>\\d{1,2})\\k<join>(?<day>\\d{1,2})${TIME}`,
	// 1 May 2026, Fri, 01 May 2026 09:00:00 +0000 (RFC 5322, 3.3)
	`${WEEKDAY}${DAY_NUMBER}[ -]${NAME},?[ -]${YEAR}${TIME}`,
	// May 1, 2026, Fri May 01 2026 09:00:00 GMT+0200 (CEST)
	`${WEEKDAY}${NAME} +${DAY_NUMBER},? +${YEAR}${TIME}`,
	// Fri May  1 09:00:00 UTC 2026 (ANSI C, asctime)
	`${WEEKDAY}${NAME} +(?<day>\\d{1,2}) +${CLOCK} *${OFFSET}? +${YEAR}`,
].map((form) => new RegExp(`^${form}$`, "i"));

/**
 * `July 8, 2022 5:30 pm` → `2022-07-08 17:30:00`. Undefined if the text has none of these forms. `8/7/2022` has two meanings and is none of them.
 * `isArchive`: another program has read the text; one digit is then a whole month or day (YAML 1.1, timestamp).
 */
export function isoOf(text: string, isArchive = false): string | undefined {
	for (const form of FORMS) {
		const found = form.exec(text.trim().replace(/\s+/g, " "))?.groups;
		if (found) return toIso(found, isArchive);
	}
	return undefined;
}

function toIso(part: Readonly<Record<string, string | undefined>>, isArchive: boolean): string | undefined {
	const { year, name, month = String(monthOf(name ?? "") ?? ""), day = "" } = part;
	if (month === "" || (name === undefined && !isArchive && !isComplete(month, day))) return undefined;
	const date = `${year}-${two(month)}-${two(day)}`;
	if (part.hour === undefined) return date;
	const hour = part.half === undefined ? Number(part.hour) : hourOf(Number(part.hour), part.half);
	const offset = part.sign
		? `${part.sign}${two(part.hours ?? "")}:${part.minutes ?? "00"}`
		: part.zone === undefined
			? ""
			: ZONES[part.zone.toUpperCase()];
	if (hour === undefined || offset === undefined) return undefined;
	return `${date} ${two(String(hour))}:${part.minute}:${part.second ?? "00"}${offset}`;
}

/**
 * Whether no digit of a month and day may be missing: a lost digit must not publish a story too early. `2026-05-1` may be `2026-05-1x`, and `2026-1-14`
 * may be `2026-1x-14`.
 */
export const isComplete = (month: string, day: string): boolean =>
	day.length === 1 ? month.length === 1 : month.length === 2 || Number(month) > 2;

const two = (digits: string): string => digits.padStart(2, "0");

/** The number of an English month: its name, or the first three or four letters. */
function monthOf(name: string): number | undefined {
	const index = MONTHS.findIndex((month) => month === name.toLowerCase() || isShort(name.toLowerCase(), month));
	return index === -1 ? undefined : index + 1;
}
const isShort = (name: string, month: string): boolean =>
	(name.length === 3 || name === "sept") && month.startsWith(name);

/** An hour of a clock with twelve hours; undefined if there is none. */
const hourOf = (hour: number, half: string): number | undefined =>
	hour < 1 || hour > 12 ? undefined : (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
