/** The configuration of a migrated site: as short as it can be. */
import type { FoundFolders } from "./folders.js";
import type { OldSite } from "./old-site.js";

export interface MigratedValues {
	readonly name: string;
	readonly url: string;
	readonly language: string;
	readonly timeZone: string;
	readonly description?: string;
	/** The pattern of `permalinks.article`. */
	readonly article?: string;
	/** That of `permalinks.base`. */
	readonly base?: string;
	/** Those of `permalinks.folders`. */
	readonly patterns: Readonly<Record<string, string>>;
}

export function configText({ from }: OldSite, values: MigratedValues, { content }: FoundFolders): string {
	const { name, url, language, timeZone, description, article, base, patterns } = values;
	const line = (key: string, value: unknown) => `\t${key}: ${JSON.stringify(value)},`;
	const list = (items: readonly string[]) => `[${items.map((each) => JSON.stringify(each)).join(", ")}]`;
	return [
		'import { defineConfig } from "broadsheet";',
		"",
		"export default defineConfig({",
		line("name", name),
		line("url", url),
		...(description ? [line("description", description)] : []),
		...(language === "en" ? [] : [line("language", language)]),
		line("timeZone", timeZone),
		line("from", from),
		...(content
			? [`\tfolders: { content: ${content.length === 1 ? JSON.stringify(content[0]) : list(content)} },`]
			: []),
		...permalinkLines({ article, base }, patterns),
		"});",
		"",
	].join("\n");
}

function permalinkLines(
	texts: { readonly [key: string]: string | undefined },
	patterns: MigratedValues["patterns"],
): string[] {
	const keys = Object.entries(texts).flatMap(([key, text]) =>
		text === undefined ? [] : [`${key}: ${JSON.stringify(text)}`],
	);
	const folders = Object.entries(patterns).map(
		([folder, typed]) => `${JSON.stringify(folder)}: ${JSON.stringify(typed)}`,
	);
	const all = folders.length ? [...keys, `folders: { ${folders.join(", ")} }`] : keys;
	return all.length ? [`\tpermalinks: { ${all.join(", ")} },`] : [];
}
