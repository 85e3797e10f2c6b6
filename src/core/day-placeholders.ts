/** The placeholders of a day in `permalinks.article`, with the names that Jekyll has for them. */

/** Year, month and day as in `2026-05-01`; empty texts if an address has no day. */
export type DayParts = readonly [year: string, month: string, day: string];

const DAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];
const DAY_MS = 86_400_000;

const timeOf = ([year, month, day]: DayParts): number => Date.UTC(Number(year), Number(month) - 1, Number(day));
const daysSince = (start: number, parts: DayParts): number => Math.round((timeOf(parts) - start) / DAY_MS);

/** The number of the week of ISO 8601: that of its Thursday. */
function weekOf(parts: DayParts): number {
	const thursday = new Date(timeOf(parts) + (4 - (new Date(timeOf(parts)).getUTCDay() || 7)) * DAY_MS);
	return Math.floor((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / (7 * DAY_MS)) + 1;
}

const VALUES: Readonly<Record<string, (parts: DayParts) => string>> = {
	year: ([year]) => year,
	month: ([, month]) => month,
	day: ([, , day]) => day,
	short_year: ([year]) => year.slice(-2),
	i_month: ([, month]) => String(Number(month)),
	i_day: ([, , day]) => String(Number(day)),
	y_day: (parts) => String(daysSince(Date.UTC(Number(parts[0]), 0, 1), parts) + 1).padStart(3, "0"),
	week: (parts) => String(weekOf(parts)).padStart(2, "0"),
	short_day: (parts) => DAYS[new Date(timeOf(parts)).getUTCDay()] ?? "",
};

export const DAY_PLACEHOLDERS: readonly string[] = Object.keys(VALUES);

/** A placeholder of any kind; its name is the first group. */
export const PLACEHOLDER = /:([a-z]+(?:_[a-z]+)?)/g;

/** The text for a placeholder; undefined if it does not stand for a part of a day. */
export const dayPlaceholder = (name: string, parts: DayParts): string | undefined =>
	parts[0] === "" && Object.hasOwn(VALUES, name) ? "" : VALUES[name]?.(parts);
