/** Formats of dates, which take a millisecond each to create: there is one for each set of options. */
import { memoize } from "./memoize.js";

/** By the arguments as JSON. */
const create = memoize(
	200,
	(args: string) => new Intl.DateTimeFormat(...(JSON.parse(args) as [string, Intl.DateTimeFormatOptions])),
);

/** Throws if the language (BCP 47) is malformed or the system does not know the time zone. */
export const dateFormat = (language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
	create(JSON.stringify([language, options]));
