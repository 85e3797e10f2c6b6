/** Required fields that the front matter lacks, and the places where they are instead: the file name, a key in other letters. */
import { parseInstant } from "../../core/dates.js";
import { FIELDS, type FieldName } from "../../core/front-matter-schema.js";
import type { Instant, Path, Place, Problem, SiteConfig, Url } from "../../core/model.js";
import { UNDATED } from "../../core/page-files.js";
import { error } from "../../core/problem.js";
import { dayOfAddress, dayOfFile } from "../../core/text-names.js";
import { formWarning } from "./form-warning.js";
import type { KeyMeaning, Keys } from "./keys.js";
import { asked, mappingLine } from "./mapping-line.js";

/**
 * Jekyll and Eleventy take the date from the file name, where the front matter has none, and Docusaurus from the folders too; some sites have it only in
 * the address. A draft needs none.
 */
export function dateOfFile(
	path: Path,
	address: Url | undefined,
	{ timeZone = "UTC", from }: SiteConfig,
	isDraft: boolean,
): Instant | undefined {
	const inAddress = from === "docusaurus" ? path : address;
	const day = dayOfFile(path) ?? (inAddress && dayOfAddress(inAddress));
	const date = day === undefined ? undefined : parseInstant(day, timeZone);
	return typeof date === "string" ? date : isDraft ? UNDATED : undefined;
}

/** A key is read although it differs from that of a field in case. */
export function otherCaseProblem(
	key: string,
	{ name, not }: KeyMeaning,
	keys: Keys,
	fields: SiteConfig["fields"],
	place: Place,
): Problem {
	const known = keys.keysOf(name).find((each) => each.toLowerCase() === key.toLowerCase()) ?? key;
	const line = `${asked(fields, name)} \`${mappingLine(fields, name, not ? { not: key } : key)}\``;
	const hint = `write \`${known}\`; if all stories have \`${key}\`, ${line}`;
	return formWarning(`\`${key}\` is read as \`${known}\``, place, hint, `${key} ${known}`);
}

export function missingField(name: FieldName, { keyOf, noun, isPage }: Keys, path: Path): Problem {
	const key = keyOf(name);
	const example = isPage ? "About us" : FIELDS[name].example;
	const hint = `for instance \`${key}: ${example}\``;
	return error("field-missing", `The ${noun} has no \`${key}\``, { path, line: 1, column: 1 }, { hint });
}

export const earlyEmbargo = (key: string | undefined, { noun }: Keys, place: Place | undefined): Problem =>
	error("date", `\`${key}\` ends more than a year before the date of the ${noun}`, place, {
		hint: "is the year right? An embargo that is over can be removed",
	});
