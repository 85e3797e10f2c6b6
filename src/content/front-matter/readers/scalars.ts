/** Readers of scalars: flags, instants, URLs, enumerations. */

import { didYouMean } from "../../../core/closest-match.js";
import { hasOffset, isoInZone, parseInstant } from "../../../core/dates.js";
import type { LocatedText } from "../../../core/front-matter-schema.js";
import { slugify, slugProblem } from "../../../core/paths.js";
import { warning } from "../../../core/problem.js";
import { siteAddress } from "../../../core/site-path.js";
import { urlKind } from "../../../core/url-kind.js";
import type { Yaml } from "../yaml.js";
import { type FieldReader, located, readText, reject, wellFormed } from "./reader.js";

export const boolean: FieldReader<boolean> = (value, reading) => {
	const word = value.kind === "text" ? value.text : "";
	if (word === "true") return true;
	if (word === "false") return false;
	return reject(
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

/** The year of the first newspaper, the "Relation" of Strasbourg. In an earlier year a digit is missing. */
const EARLIEST_YEAR = "1605";

export const instant: FieldReader<string> = (value, reading) => {
	const found = readText(value, reading);
	if (found === undefined)
		return value.kind === "text" ? reject(value, reading, "is empty", "write `2026-11-18 07:30`", "date") : undefined;
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
	if (reading.timeZone === undefined && !hasOffset(found))
		reading.report(
			warning("no-time-zone", "The date has no offset and the site has no time zone; it is read in UTC", value.place, {
				group: "zone",
				hint: "set `timeZone: 'Europe/Dublin'` in broadsheet.config.ts",
			}),
		);
	return parsed;
};

/** Whether the value is a day without a time. */
export const isDayAlone = (value: Yaml | undefined): boolean => value?.kind === "text" && !value.text.includes(":");

export const slug: FieldReader<string> = (value, reading) => {
	const found = value.kind === "text" ? wellFormed(value, reading)?.normalize("NFC") : readText(value, reading);
	if (found === undefined) return undefined;
	const why = slugProblem(found);
	if (why === undefined) return found.toLowerCase();
	if (why === "reserved")
		return reject(
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
	return reject(value, reading, message, suggestion ? `for instance "${suggestion}"` : undefined, "unsafe-url");
};

export const path: FieldReader<LocatedText> = (value, reading) => {
	const address = siteAddress(value.kind === "text" ? value.text : "");
	if ("error" in address) return reject(value, reading, address.error, address.hint, "unsafe-url");
	const found = located(value, reading);
	return found && { ...found, text: address.path };
};

export const url: FieldReader<string> = (value, reading) => {
	const found = readText(value, reading);
	if (found === undefined) return undefined;
	return urlKind(found) === "web" && URL.canParse(found)
		? found
		: reject(value, reading, `takes an absolute URL, not "${found}"`, "it begins with https://", "unsafe-url");
};

export const language: FieldReader<string> = (value, reading) => {
	const found = readText(value, reading);
	try {
		return found && Intl.getCanonicalLocales(found)[0];
	} catch {
		return reject(value, reading, `is not a valid language tag: "${found}"`, "for instance `en`, `es` or `pt-BR`");
	}
};

export const oneOf =
	<T extends string>(words: readonly T[]): FieldReader<T> =>
	(value, reading) => {
		const found = readText(value, reading);
		const word = words.find((each) => each === found?.toLowerCase());
		if (word !== undefined || found === undefined) return word;
		return reject(value, reading, `is one of ${words.join(", ")}; this is "${found}"`, didYouMean(found, words));
	};

/** A key without a value is ambiguous. */
export const nonEmpty =
	<T>(reader: FieldReader<T>): FieldReader<T> =>
	(value, reading) =>
		value.kind === "text" && value.text.trim() === "" ? reject(value, reading, "is empty") : reader(value, reading);

export const integer: FieldReader<number> = (value, reading) => {
	const found = readText(value, reading) ?? "";
	return /^[1-9]\d{0,3}$/.test(found)
		? Number(found)
		: reject(value, reading, `is a whole number from 1; this is "${found}"`);
};
