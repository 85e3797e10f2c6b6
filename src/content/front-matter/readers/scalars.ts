/** Values of one word: flags, instants, URLs and what has a list of words. */

import { didYouMean } from "../../../core/closest-match.js";
import { hasOffset, isoInZone, parseInstant } from "../../../core/dates.js";
import type { Written } from "../../../core/front-matter-schema.js";
import { slugFault, slugify } from "../../../core/paths.js";
import { warning } from "../../../core/problem.js";
import { addressOf } from "../../../core/site-path.js";
import { urlKind } from "../../../core/url-kind.js";
import type { Yaml } from "../yaml.js";
import { fault, type Reader, text, wellFormed, written } from "./reader.js";

export const flag: Reader<boolean> = (value, reading) => {
	const word = value.kind === "text" ? value.text : "";
	if (word === "true") return true;
	if (word === "false") return false;
	return fault(
		value,
		reading,
		"is `true` or `false`",
		didYouMean(word, ["true", "false"]) ??
			(/^(?:yes|on|1)$/i.test(word)
				? 'did you mean "true"?'
				: /^(?:no|off|0)$/i.test(word)
					? 'did you mean "false"?'
					: undefined),
	);
};

/** The "Relation" of Strasbourg. An earlier year has lost a digit. */
const FIRST_NEWSPAPER = "1605";

export const instant: Reader<string> = (value, reading) => {
	const found = text(value, reading);
	if (found === undefined)
		return value.kind === "text" ? fault(value, reading, "is empty", "write `2026-11-18 07:30`", "date") : undefined;
	const zone = reading.timeZone ?? "UTC";
	const parsed = parseInstant(found, zone, reading.earlier ? "earlier" : "later", (other) =>
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
		return fault(
			value,
			reading,
			parsed.fault === "form" ? `is no date: "${found}"` : `names a day or an hour that does not exist: "${found}"`,
			"write `2026-11-18 07:30`, or with an offset `2026-11-18T07:30:00+01:00`",
			"date",
		);
	if (parsed < FIRST_NEWSPAPER)
		return fault(value, reading, `lies before the first newspaper: "${found}"`, "is the year right?", "date");
	if (reading.timeZone === undefined && !hasOffset(found))
		reading.report(
			warning("no-time-zone", "The date has no offset and the site has no time zone; it is read in UTC", value.place, {
				group: "zone",
				hint: "set `timeZone: 'Europe/Dublin'` in broadsheet.config.ts",
			}),
		);
	return parsed;
};

/** Is it written as a day, without an hour? */
export const isDayAlone = (value: Yaml | undefined): boolean => value?.kind === "text" && !value.text.includes(":");

export const slug: Reader<string> = (value, reading) => {
	const found = value.kind === "text" ? wellFormed(value, reading)?.normalize("NFC") : text(value, reading);
	if (found === undefined) return undefined;
	const why = slugFault(found);
	if (why === undefined) return found.toLowerCase();
	if (why === "reserved")
		return fault(
			value,
			reading,
			`"${found}" is a name that hosts or Broadsheet's own files use`,
			`for instance "${slugify(found) || "story"}-story"`,
			"reserved-url",
		);
	const suggestion = slugify(found);
	const message = {
		empty: "is empty",
		characters: `may have letters and digits, joined by hyphens; this is ${JSON.stringify(found)}`,
		device: `"${found}" is a device on Windows`,
		long: "is longer than 200 bytes",
	}[why];
	return fault(value, reading, message, suggestion ? `for instance "${suggestion}"` : undefined, "unsafe-url");
};

export const path: Reader<Written> = (value, reading) => {
	const address = addressOf(value.kind === "text" ? value.text : "");
	if ("fault" in address) return fault(value, reading, address.fault, address.hint, "unsafe-url");
	const found = written(value, reading);
	return found && { ...found, text: address.path };
};

export const url: Reader<string> = (value, reading) => {
	const found = text(value, reading);
	if (found === undefined) return undefined;
	return urlKind(found) === "web" && URL.canParse(found)
		? found
		: fault(value, reading, `takes an absolute URL, not "${found}"`, "it begins with https://", "unsafe-url");
};

export const language: Reader<string> = (value, reading) => {
	const found = text(value, reading);
	try {
		return found && Intl.getCanonicalLocales(found)[0];
	} catch {
		return fault(value, reading, `is no language tag: "${found}"`, "for instance `en`, `es` or `pt-BR`");
	}
};

export const oneOf =
	<T extends string>(words: readonly T[]): Reader<T> =>
	(value, reading) => {
		const found = text(value, reading);
		const word = words.find((each) => each === found?.toLowerCase());
		if (word !== undefined || found === undefined) return word;
		return fault(value, reading, `is one of ${words.join(", ")}; this is "${found}"`, didYouMean(found, words));
	};

/** A key that is there and says nothing is unclear. */
export const filled =
	<T>(reader: Reader<T>): Reader<T> =>
	(value, reading) =>
		value.kind === "text" && value.text.trim() === "" ? fault(value, reading, "is empty") : reader(value, reading);

export const whole: Reader<number> = (value, reading) => {
	const found = text(value, reading) ?? "";
	return /^[1-9]\d{0,3}$/.test(found)
		? Number(found)
		: fault(value, reading, `is a whole number from 1; this is "${found}"`);
};
