/** The schema of `fields` in the configuration: field names, and the keys that the site's articles use. */
import * as z from "zod";
import { bareName, type FieldKeys, mappedKeys } from "../core/field-keys.js";
import { FIELD_NAMES, FIELDS, type FieldName } from "../core/front-matter-schema.js";

const keyName = z.string().trim().min(1);
type Shape = {
	readonly [K in FieldName]: z.ZodOptional<z.ZodType<NonNullable<FieldKeys[K]>, NonNullable<FieldKeys[K]>>>;
};

/** The keys of a field. A flag can also have a key with the opposite meaning. */
const keysOf = (field: FieldName) => {
	const isFlag = ["flag", "sitemap"].includes(FIELDS[field].type);
	const key = isFlag ? z.union([keyName, z.strictObject({ not: keyName })]) : keyName;
	const takes = isFlag ? "a key, `{ not: key }`, or a list of these" : "a key, or a list of keys";
	return z.union([key, z.array(key).min(1)], `is wrong: it takes ${takes}`);
};
/** `fields` of the configuration: each field has one key. */
export const Fields = z
	.strictObject({
		...(Object.fromEntries(FIELD_NAMES.map((field) => [field, keysOf(field).optional()])) as unknown as Shape),
		extra: z.array(keyName).optional(),
	})
	.superRefine((fields, context) => {
		for (const key of fields.extra ?? [])
			if (["draft", "embargo", "expires"].includes(key))
				context.addIssue({
					code: "custom",
					path: ["extra"],
					message: `has "${key}", which decides whether a story is public`,
				});
		const owners = new Map<string, string>((fields.extra ?? []).map((key) => [key, "extra"]));
		for (const field of FIELD_NAMES)
			for (const key of mappedKeys(fields, field).map(bareName)) {
				const other = owners.get(key);
				const message = `has the key "${key}", which \`fields.${other}\` has already`;
				if (other !== undefined) context.addIssue({ code: "custom", path: [field], message });
				owners.set(key, field);
			}
	});
