/** The configuration of a site that an archive makes: as short as it can be. */
import { validateField } from "../../../config/validation-problems.js";
import type { Archive } from "../item.js";
import { commonPattern } from "./patterns.js";

export function newConfigText({
	site,
	items,
	permalinks = {},
}: Pick<Archive, "site" | "items" | "permalinks">): string {
	const valid = (key: "name" | "url" | "language" | "timeZone", value: string | undefined): string | undefined =>
		value === undefined || value === "" || "error" in validateField(key, value) ? undefined : value;
	const url = valid("url", site.url?.replace(/\/+$/, "")) ?? "https://example.org";
	const zone = valid("timeZone", site.timeZone) ?? "UTC";
	const language = valid("language", site.language?.replaceAll("_", "-")) ?? "en";
	const article = commonPattern(items, zone, url);
	const patterns = { ...(article !== undefined && { article }), ...permalinks };
	const line = (key: string, value: unknown) => `\t${key}: ${JSON.stringify(value)},`;
	return [
		'import { defineConfig } from "broadsheet";',
		"",
		"export default defineConfig({",
		line("name", valid("name", site.name) ?? "My newspaper"),
		line("url", url),
		...(site.description ? [line("description", site.description)] : []),
		...(language === "en" ? [] : [line("language", language)]),
		line("timeZone", zone),
		"\t// Links of the archive that lead nowhere any more are warnings.",
		line("links", "warn"),
		...(Object.keys(patterns).length
			? [
					`\tpermalinks: { ${Object.entries(patterns)
						.map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
						.join(", ")} },`,
				]
			: []),
		"});",
		"",
	].join("\n");
}

/** What the report says of a configuration that an import writes. */
export function configNotes({ site }: Pick<Archive, "site">, config: string, isDryRun: boolean): string[] {
	const lines = [
		`broadsheet.config.ts ${isDryRun ? "would be" : "was"} written:\n${config.trimEnd().replace(/^/gm, "    ")}`,
	];
	if (site.timeZone === undefined)
		lines.push(
			'the export does not name its time zone: set `timeZone`, such as "Europe/Dublin", and import again; the dates of files that were not edited follow',
		);
	if (site.url === undefined) lines.push("the export does not name its address: set `url`, and import again");
	return lines;
}
