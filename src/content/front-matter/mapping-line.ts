/** The line of broadsheet.config.ts that maps a key, for hints. */
import { type FieldKey, mappedKeys } from "../../core/field-keys.js";
import type { FieldName } from "../../core/front-matter-schema.js";
import type { SiteConfig } from "../../core/model.js";

/** Where in the file that line belongs. */
export const asked = (fields: SiteConfig["fields"], name: FieldName | "extra"): string => {
	if (Object.keys(fields).length === 0) return "add to broadsheet.config.ts:";
	return `${fields[name] === undefined ? "add to" : "write in"} \`fields\` of broadsheet.config.ts:`;
};

/** The line that maps a further key: the whole `fields` if there is none yet, else its new entry. */
export function mappingLine(fields: SiteConfig["fields"], name: FieldName | "extra", key: FieldKey): string {
	const before = name === "extra" ? (fields.extra ?? []) : mappedKeys(fields, name);
	const all = [...before, key].map((each) =>
		typeof each === "string" ? JSON.stringify(each) : `{ not: ${JSON.stringify(each.not)} }`,
	);
	const line = `${name}: ${all.length === 1 && name !== "extra" ? all[0] : `[${all.join(", ")}]`}`;
	return Object.keys(fields).length === 0 ? `fields: { ${line} },` : `${line},`;
}
