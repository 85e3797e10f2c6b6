/** Front matter from keys and values. Values are quoted only if YAML requires it. */
import { stringify } from "yaml";

export type FrontMatterValues = Readonly<
	Record<string, string | boolean | readonly string[] | Readonly<Record<string, string>> | undefined>
>;

/** Undefined values are left out. The text ends with an empty line, where the body begins. */
export function stringifyFrontMatter(values: FrontMatterValues): string {
	const lines = Object.entries(values).flatMap(([key, value]) =>
		value === undefined ? [] : `${yamlLine(key)}: ${Array.isArray(value) ? yamlItems(value) : yamlLine(value)}`,
	);
	return `---\n${lines.join("\n")}\n---\n\n`;
}

const STYLE = { lineWidth: 0, collectionStyle: "flow", flowCollectionPadding: false, defaultKeyType: null } as const;
const yamlLine = (value: unknown): string => {
	const text = stringify(value, STYLE).trimEnd();
	// Text with line breaks is quoted as in JSON.
	return text.includes("\n") ? JSON.stringify(value) : text;
};
const yamlItems = (items: readonly string[]): string => stringify(items, STYLE).trimEnd().replace(/\n\s*/g, " ");
