/** Reports unknown keys: one that affects visibility in another program, that is another program's name for a field, or that is misspelled. */
import { comparedKey, otherWordOf } from "../../core/foreign-keys.js";
import { FIELDS, type Field, type FieldName } from "../../core/front-matter-schema.js";
import type { Place, Problem, SiteConfig } from "../../core/model.js";
import { error, warning } from "../../core/problem.js";
import type { KeyMeaning, Keys } from "./keys.js";
import { asked, mappingLine } from "./mapping-line.js";
import { READERS } from "./readers/index.js";
import { type Unread, undecidedKey } from "./undecided-keys.js";
import type { Yaml } from "./yaml.js";

interface Checking {
	readonly keys: Keys;
	readonly site: Pick<SiteConfig, "fields" | "timeZone">;
	/** Whether the article has this key. */
	readonly isWritten: (key: string) => boolean;
	/** Whether the article has a key of this field. */
	readonly has: (name: FieldName) => boolean;
	/** Whether the article has no value for this field. */
	readonly lacks: (name: FieldName) => boolean;
	readonly isRequired: (name: FieldName) => boolean;
	readonly report: (problem: Problem) => void;
}

/** Reports problems with unknown keys. Returns the required fields that one of them was meant for: that these are missing is reported with the key. */
export function checkUnread(unread: readonly Unread[], checking: Checking): ReadonlySet<FieldName> {
	const { keys, site, isWritten, has, lacks, report } = checking;
	const instead = new Set<FieldName>();
	for (const each of unread) {
		const { key, place } = each;
		const respelt = keys.respelt(key);
		if (respelt !== undefined) {
			const meant = keys.byKey.get(respelt) as KeyMeaning;
			report(misspelledKey(key, respelt, meant, place, site));
			if (meant.name === "date" && !has("date")) instead.add("date");
			continue;
		}
		const undecided = undecidedKey(each, has("date"), site);
		if (undecided) {
			report(undecided.problem);
			if (undecided.name === "date") instead.add("date");
			continue;
		}
		// The configuration maps the field to a different key.
		const own = Object.hasOwn(FIELDS, key) ? { name: key as FieldName, not: false } : undefined;
		const word = own ?? otherWordOf(key);
		if (word) {
			if (!lacks(word.name)) continue;
			const isRequired = checking.isRequired(word.name);
			report(otherWord({ ...word, isRequired }, each, keys.keyOf(word.name), site));
			if (isRequired) instead.add(word.name);
			continue;
		}
		const near = keys.near(key);
		const meant = near === undefined ? undefined : keys.byKey.get(near);
		if (meant && near && !isWritten(near)) report(misspelledKey(key, near, meant, place, site));
	}
	return instead;
}

/** A key similar to one that affects visibility is an error: the article may be a draft that must stay hidden. */
function misspelledKey(
	key: string,
	near: string,
	{ name }: Pick<KeyMeaning, "name">,
	place: Place,
	{ fields }: Pick<SiteConfig, "fields">,
): Problem {
	const meant = `did you mean "${near}"?`;
	// A site that spells a key differently does so in every file.
	const isRespelt = comparedKey(key) === comparedKey(near);
	const hint = isRespelt
		? `${meant} If all stories use this key, ${asked(fields, name)} \`${mappingLine(fields, name, key)}\``
		: meant;
	const group = isRespelt ? { group: key } : {};
	if ((FIELDS[name] as Field).safety)
		return error(
			"unclear-key",
			`\`${key}\` is similar to \`${near}\`, which decides whether the story is public`,
			place,
			{
				hint,
				withhold: true,
				...group,
			},
		);
	return warning("unknown-field", `No field is called \`${key}\`; templates find its value in \`extra\``, place, {
		hint,
		...group,
	});
}

/** Another program's name for a field that the article lacks. `called` is the key from which the field is read. */
function otherWord(
	{ name, not, isRequired }: { readonly name: FieldName; readonly not: boolean; readonly isRequired: boolean },
	{ key, value, place }: Unread,
	called: string,
	{ fields, timeZone }: Pick<SiteConfig, "fields" | "timeZone">,
): Problem {
	const line = `${asked(fields, name)} \`${mappingLine(fields, name, not ? { not: key } : key)}\``;
	const hint = isReadable(name, value, timeZone)
		? line
		: `\`${name}\` cannot have this value; for instance \`${name}: ${FIELDS[name].example}\``;
	const kept = `if the key is for a template or a plugin, \`${mappingLine(fields, "extra", key)}\``;
	const group = `word ${key} ${hint}`;
	if (isRequired)
		return error("field-missing", `The story has no \`${called}\`; \`${key}\` is not read`, place, { hint, group });
	const message = `\`${key}\` is not read; the field is called \`${called}\``;
	return warning("unknown-field", message, place, { hint: `${hint}; ${kept}`, group });
}

/** Whether the field accepts the value as it is: otherwise a mapping does not help. */
function isReadable(name: FieldName, value: Yaml, timeZone: string | undefined): boolean {
	const type = FIELDS[name].type;
	// A name without an extension refers to an image in a data file or a service.
	let readable = type !== "picture" || value.kind !== "text" || /[./]/.test(value.text);
	const report = ({ severity }: Problem) => {
		if (severity === "error") readable = false;
	};
	READERS[type](value, { key: name, timeZone, report });
	return readable;
}
