/** Required fields that the front matter lacks, and the places where they are instead: the file name, a key in other letters. */
import { parseInstant } from "../../core/dates.js";
import { FIELDS, type FieldName } from "../../core/front-matter-schema.js";
import type { Instant, Path, Place, Problem, SiteConfig, Url } from "../../core/model.js";
import { UNDATED } from "../../core/page-files.js";
import { error } from "../../core/problem.js";
import { dayInPath, dayOfAddress, dayOfFile } from "../../core/text-names.js";
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
	const named =
		from === "docusaurus"
			? dayInPath(path)
					?.day.map((part) => part.padStart(2, "0"))
					.join("-")
			: undefined;
	const day = dayOfFile(path) ?? named ?? (address && dayOfAddress(address));
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

export function missingField(name: FieldName, { keyOf, noun, isPage }: Keys, path: Path, site: SiteConfig): Problem {
	const key = keyOf(name);
	const example = isPage ? "About us" : FIELDS[name].example;
	const elsewhere = name === "date" ? undatedElsewhere(path, site.from) : undefined;
	const hint = `for instance \`${key}: ${example}\`${elsewhere === undefined ? "" : `; ${elsewhere}`}`;
	return error("field-missing", `The ${noun} has no \`${key}\``, { path, line: 1, column: 1 }, { hint });
}

/** Where the old generator had the date from, if a story has none. */
function undatedElsewhere(path: Path, from: SiteConfig["from"]): string | undefined {
	if (from === "docusaurus")
		return `\`git log --follow --format=%as -- ${path}\` ends with the day that Docusaurus shows`;
	if (/^(?:hugo|zola|eleventy)$/.test(from ?? "") && path.startsWith("content/"))
		return `if this is not news but a page, such as "About us", move it to \`${path.replace("content/", "content/pages/")}\`: its address stays`;
	const [, collection, label] = /^((?:.*\/)?_(?!posts\/|drafts\/)([^/]+))\//.exec(path) ?? [];
	return from === "jekyll" && collection !== undefined
		? `a collection of Jekyll needs no dates: if these are not news but pages, write \`"${collection}": "pages/${label}"\` in \`folders.content\``
		: undefined;
}

export const earlyEmbargo = (key: string | undefined, { noun }: Keys, place: Place | undefined): Problem =>
	error("date", `\`${key}\` ends more than a year before the date of the ${noun}`, place, {
		hint: "is the year right? An embargo that is over can be removed",
	});
