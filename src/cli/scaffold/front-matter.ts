/** Keys and values → front matter. Quotation marks stand only where YAML needs them. */
import { stringify } from "yaml";

export type FrontMatterValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** What is undefined is left out. The text ends in an empty line, where the story begins. */
export function stringifyFrontMatter(values: FrontMatterValues): string {
	const lines = Object.entries(values).flatMap(([key, value]) =>
		value === undefined ? [] : `${yamlLine(key)}: ${Array.isArray(value) ? yamlItems(value) : yamlLine(value)}`,
	);
	return `---\n${lines.join("\n")}\n---\n\n`;
}

const STYLE = { lineWidth: 0, collectionStyle: "flow", flowCollectionPadding: false, defaultKeyType: null } as const;
const yamlLine = (value: unknown): string => {
	const text = stringify(value, STYLE).trimEnd();
	// Only JSON's marks hold a text of several lines in one.
	return text.includes("\n") ? JSON.stringify(value) : text;
};
const yamlItems = (items: readonly string[]): string => stringify(items, STYLE).trimEnd().replace(/\n\s*/g, " ");
