/** The offset of a time zone from UTC, on days without a change of clocks. */
import { memoize } from "./memoize.js";

const DAY = 86_400_000;

/**
 * The offset of `zone` from UTC in minutes, from the UTC day of `from` to that of `to` (both in milliseconds). Undefined if it changes, is not a whole
 * number of minutes, or the zone is invalid. Clocks never change twice in one day.
 */
export function constantOffset(zone: string, from: number, to = from): number | undefined {
	if (zone === "UTC") return 0;
	const offset = offsetsOf(zone);
	const [first, last] = [Math.floor(from / DAY), Math.floor(to / DAY) + 1];
	const minutes = offset(first);
	for (let day = first + 1; day <= last; day++) if (offset(day) !== minutes) return undefined;
	return minutes;
}

/** Whether this system knows the zone. */
export const isZone = (zone: string): boolean => createFormat(zone) !== undefined;

/** The offset of a zone at the beginning of a UTC day, counted from 1970. */
const offsetsOf = memoize(100, (zone: string) => {
	const format = createFormat(zone);
	return memoize(20_000, (day: number): number | undefined => {
		const found = /GMT(?:([+-])(\d\d):(\d\d))?$/.exec(format?.format(day * DAY) ?? "");
		if (!found) return undefined;
		const [, sign, hours = 0, minutes = 0] = found;
		return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
	});
});

const createFormat = memoize(100, (timeZone: string): Intl.DateTimeFormat | undefined => {
	try {
		return new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
	} catch {
		return undefined;
	}
});
