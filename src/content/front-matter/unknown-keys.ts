/** Reports unknown keys: one that affects visibility in another program, that is another program's name for a field, or that is misspelled. */
import { keyFor } from "../../core/field-keys.js";
import { comparedKey, otherWordOf } from "../../core/foreign-keys.js";
import { FIELDS, type Field, type FieldName } from "../../core/front-matter-schema.js";
import type { Place, Problem, SiteConfig } from "../../core/model.js";
import { error, warning } from "../../core/problem.js";
import type { KeyMeaning, Keys } from "./keys.js";
import { asked, mappingLine } from "./mapping-line.js";
import { READERS } from "./readers/index.js";
import { isStoryKey, storyKeyOnPage } from "./story-keys.js";
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
			report(misspelledKey(key, respelt, meant, place, checking));
			if (meant.name === "date" && !has("date")) instead.add("date");
			continue;
		}
		const undecided = undecidedKey(each, keys.isPage || has("date"), site, keys.noun);
		if (undecided) {
			report(undecided.problem);
			if (undecided.name === "date") instead.add("date");
			continue;
		}
		if (keys.isPage && isStoryKey(key)) {
			const unread = storyKeyOnPage(each);
			if (unread) report(unread);
			continue;
		}
		// The configuration maps the field to a different key.
		const own = keys.fields.has(key as FieldName) ? { name: key as FieldName, not: false } : undefined;
		const word = own ?? otherWordFor(keys, key);
		if (word) {
			if (!lacks(word.name)) continue;
			const isRequired = checking.isRequired(word.name);
			report(otherWord({ ...word, isRequired }, each, checking));
			if (isRequired) instead.add(word.name);
			continue;
		}
		const near = keys.near(key);
		const meant = near === undefined ? undefined : keys.byKey.get(near);
		if (meant && near && !isWritten(near)) report(misspelledKey(key, near, meant, place, checking));
	}
	return instead;
}

/** A key similar to one that affects visibility is an error: the article may be a draft that must stay hidden. */
function misspelledKey(
	key: string,
	near: string,
	{ name }: Pick<KeyMeaning, "name">,
	place: Place,
	{ keys: { noun }, site: { fields } }: Checking,
): Problem {
	const meant = `did you mean "${near}"?`;
	// A site that spells a key differently does so in every file.
	const isRespelt = comparedKey(key) === comparedKey(near);
	const hint = isRespelt
		? `${meant} If all stories use this key, ${asked(fields, name)} \`${mappingLine(fields, name, key)}\``
		: meant;
	if ((FIELDS[name] as Field).affectsVisibility)
		return error(
			"unclear-key",
			`\`${key}\` is similar to \`${near}\`, which decides whether the ${noun} is public`,
			place,
			{
				hint,
				withhold: true,
				...(isRespelt && { group: key }),
			},
		);
	return warning("unknown-field", `No field is called \`${key}\`; templates find its value in \`extra\``, place, {
		hint,
		group: `${key} ${near}`,
	});
}

/** The field for another program's key, if this kind of file has it. The `summary` of articles is the `description` of a plain page. */
function otherWordFor({ fields, isPage }: Keys, key: string): ReturnType<typeof otherWordOf> {
	const word = otherWordOf(key);
	const meant = word && isPage && word.name === "summary" ? { ...word, name: "description" as const } : word;
	// Stories of other programs have a `url` of many kinds, such as that of a source.
	if (meant?.name === "permalink" && !isPage) return undefined;
	return meant && fields.has(meant.name) ? meant : undefined;
}

/** Another program's name for a field that the file lacks. `called` is the key from which the field is read. */
function otherWord(
	{ name, not, isRequired }: { readonly name: FieldName; readonly not: boolean; readonly isRequired: boolean },
	{ key, value, place }: Unread,
	{ keys: { keyOf, noun }, site: { fields, timeZone } }: Checking,
): Problem {
	const called = keyOf(name);
	// A page has a title whatever stories call theirs, so no line of the configuration is needed.
	if (called !== keyFor(fields, name))
		return error("field-missing", `The ${noun} has no \`${called}\`; \`${key}\` is not read`, place, {
			hint: `write \`${called}\` instead of \`${key}\``,
			group: `word ${key} ${called}`,
		});
	const line = `${asked(fields, name)} \`${mappingLine(fields, name, not ? { not: key } : key)}\``;
	const hint = isReadable(name, value, timeZone)
		? line
		: `\`${name}\` cannot have this value; for instance \`${name}: ${FIELDS[name].example}\``;
	const kept = `if the key is for a template or a plugin, \`${mappingLine(fields, "extra", key)}\``;
	const group = `word ${key} ${hint}`;
	if (isRequired)
		return error("field-missing", `The ${noun} has no \`${called}\`; \`${key}\` is not read`, place, { hint, group });
	if (noun === "page" && (FIELDS[name] as Field).pageOnly)
		return warning("unknown-field", `\`${key}\` is not read; the key of a page is called \`${called}\``, place, {
			hint: `write \`${called}\` instead of \`${key}\``,
			group,
		});
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
