/** A point in time, for readers and machines. */
import type { TimeView } from "broadsheet";

export default function Time({ time, dateOnly }: { time: TimeView; dateOnly?: boolean }) {
	return <time datetime={time.iso}>{dateOnly ? time.date : time.text}</time>;
}
