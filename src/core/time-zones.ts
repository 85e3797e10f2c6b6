/** How far the clocks of a time zone are from UTC, where that is a plain number: on all days but the few on which they change. */
import { memoize } from "./memoize.js";

const DAY = 86_400_000;

/**
 * The minutes that the clocks of `zone` are ahead of UTC, from the UTC day of `from` to that of `to` (both in milliseconds); undefined where
 * they change, where they follow the sun, and for an invalid zone. Clocks never change twice in one day.
 */
export function constantOffset(zone: string, from: number, to = from): number | undefined {
	if (zone === "UTC") return 0;
	const offset = offsetsOf(zone);
	const [first, last] = [Math.floor(from / DAY), Math.floor(to / DAY) + 1];
	const minutes = offset(first);
	for (let day = first + 1; day <= last; day++) if (offset(day) !== minutes) return undefined;
	return minutes;
}

/** Is there such a zone, in the words of this machine? */
export const isZone = (zone: string): boolean => formatOf(zone) !== undefined;

/** The offset of a zone at the beginning of a UTC day, counted from 1970. */
const offsetsOf = memoize(100, (zone: string) => {
	const format = formatOf(zone);
	return memoize(20_000, (day: number): number | undefined => {
		const found = /GMT(?:([+-])(\d\d):(\d\d))?$/.exec(format?.format(day * DAY) ?? "");
		if (!found) return undefined;
		const [, sign, hours = 0, minutes = 0] = found;
		return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
	});
});

const formatOf = memoize(100, (timeZone: string): Intl.DateTimeFormat | undefined => {
	try {
		return new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
	} catch {
		return undefined;
	}
});
