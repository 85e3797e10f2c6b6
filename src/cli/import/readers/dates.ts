/** Dates of exports, in the forms that programs write. */
import { isoOf } from "../../../core/date-forms.js";
import { hasOffset, parseInstant } from "../../../core/dates.js";

/** As ISO 8601: an instant, or a local time or a day where the text has no offset. Undefined if it is not a date. */
export function isoDate(text: string): string | undefined {
	for (const form of [text.trim(), isoOf(text)]) {
		const found = form ? parseInstant(form, "UTC") : undefined;
		if (typeof found !== "string" || form === undefined) continue;
		return hasOffset(form) ? found : /:/.test(form) ? found.slice(0, -1) : found.slice(0, 10);
	}
	return undefined;
}

/** Whether a date of an item has no time. */
export const isDay = (date: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(date);
