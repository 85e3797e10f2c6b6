/** Readers of scalars: flags, slugs, URLs, enumerations. */

import { didYouMean } from "../../../core/closest-match.js";
import type { LocatedText } from "../../../core/front-matter-schema.js";
import { slugify, slugProblem } from "../../../core/paths.js";
import { warning } from "../../../core/problem.js";
import { decodeSegments } from "../../../core/reference-paths.js";
import { siteAddress } from "../../../core/site-path.js";
import { urlKind } from "../../../core/url-kind.js";
import { formWarning } from "../form-warning.js";
import { oldAddress } from "./old-address.js";
import { type FieldReader, located, readText, reject, wellFormed } from "./reader.js";

export const boolean: FieldReader<boolean> = (value, reading) => {
	const word = value.kind === "text" ? value.text : "";
	if (/^true$/i.test(word)) return true;
	if (/^false$/i.test(word)) return false;
	if (value.kind === "text" && !value.quoted && YES_OR_NO.test(word)) {
		const given = /^y|^on$/i.test(word);
		const message = `\`${reading.key}: ${word}\` is read as \`${given}\``;
		reading.report(formWarning(message, value.place, `write \`${reading.key}: ${given}\``, `${word} ${given}`));
		return given;
	}
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

/** Flags of YAML 1.1, in which Jekyll and PyYAML read them. */
const YES_OR_NO = /^(?:yes|no|on|off)$/i;

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
	const decoded = slugify(decodeSegments(found));
	if (reading.isArchive && why === "characters" && decoded) {
		const message = `\`${reading.key}\` has characters that no address of this site has; it is read as "${decoded}"`;
		const hint = "its address in the old site leads to it";
		reading.report(warning("unsafe-url", message, value.place, { hint }));
		return decoded;
	}
	const message = {
		empty: "is empty",
		characters: `may have letters and digits, joined by hyphens; this is ${JSON.stringify(found)}`,
		device: `"${found}" is a device on Windows`,
		long: "is longer than 200 bytes",
	}[why];
	return reject(value, reading, message, suggestion ? `for instance "${suggestion}"` : undefined, "unsafe-url");
};

export const path: FieldReader<LocatedText> = (value, reading) => {
	const typed = value.kind === "text" ? oldAddress(value.text, value, reading) : "";
	// Hugo, Zola and Eleventy write former addresses without the slash as well.
	const address = siteAddress(/^\w[^:]*$/.test(typed) && /[/.]/.test(typed) ? `/${typed}` : typed);
	if ("error" in address) return reject(value, reading, address.error, address.hint, "unsafe-url");
	const found = located(value.kind === "text" ? { ...value, text: typed } : value, reading);
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
		// Jekyll and WordPress name languages as POSIX does: `pt_BR`.
		return found && Intl.getCanonicalLocales(found.replaceAll("_", "-"))[0];
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
