/** The reader of dates. */

import { isoOf } from "../../../core/date-forms.js";
import { hasOffset, isoInZone, parseInstant } from "../../../core/dates.js";
import { warning } from "../../../core/problem.js";
import type { Yaml } from "../yaml.js";
import { type FieldReader, readText, reject } from "./reader.js";

/** The year of the first newspaper, the "Relation" of Strasbourg. In an earlier year a digit is missing. */
const EARLIEST_YEAR = "1605";

export const instant: FieldReader<string> = (value, reading) => {
	const found = readText(value, reading);
	if (found === undefined)
		return value.kind === "text" ? reject(value, reading, "is empty", "write `2026-11-18 07:30`", "date") : undefined;
	const zone = reading.timeZone ?? "UTC";
	const { isArchive } = reading;
	const parsed = parseInAnyForm(isArchive)(found, zone, reading.earlier ? "earlier" : "later", (other) =>
		reading.report(
			warning(
				"clock-change",
				`On this night the clocks of ${zone} change, and "${found}" may be two instants`,
				value.place,
				{
					hint: `${reading.earlier ? "the earlier one is taken" : "the later one is taken"}; write the offset, for instance ${isoInZone(other, zone)}`,
				},
			),
		),
	);
	if (typeof parsed !== "string")
		return reject(
			value,
			reading,
			parsed.problem === "form"
				? `is not a valid date: "${found}"`
				: `names a day or an hour that does not exist: "${found}"`,
			"write `2026-11-18 07:30`, or with an offset `2026-11-18T07:30:00+01:00`",
			"date",
		);
	if (parsed < EARLIEST_YEAR)
		return reject(value, reading, `is earlier than the first newspaper: "${found}"`, "is the year right?", "date");
	if (reading.timeZone === undefined && !hasOffset(isoOf(found, isArchive) ?? found))
		reading.report(
			warning("no-time-zone", "The date has no offset and the site has no time zone; it is read in UTC", value.place, {
				group: "zone",
				hint: "set `timeZone: 'Europe/Dublin'` in broadsheet.config.ts",
			}),
		);
	return parsed;
};

/** A date in one of Broadsheet's forms or, if it has none of these, in one of other programs. */
const parseInAnyForm =
	(isArchive = false): typeof parseInstant =>
	(text, ...more) => {
		const parsed = parseInstant(text, ...more);
		const iso = typeof parsed !== "string" && parsed.problem === "form" ? isoOf(text, isArchive) : undefined;
		return iso === undefined ? parsed : parseInstant(iso, ...more);
	};

/** Whether the value is a day without a time. */
export const isDayAlone = (value: Yaml | undefined): boolean => value?.kind === "text" && !value.text.includes(":");
