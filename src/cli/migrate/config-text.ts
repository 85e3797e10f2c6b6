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
}

export function configText({ from }: OldSite, values: MigratedValues, { content }: FoundFolders): string {
	const { name, url, language, timeZone, description, article } = values;
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
		...(article ? [`\tpermalinks: { article: ${JSON.stringify(article)} },`] : []),
		"});",
		"",
	].join("\n");
}
