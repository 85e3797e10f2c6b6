/** `broadsheet init --from <folder>`: writes the configuration with which the archive of another generator is built where it is. */
import { existsSync, statSync, writeFileSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { validateField } from "../../config/validation-problems.js";
import { collectionLines } from "../migrate/collections.js";
import { configText } from "../migrate/config-text.js";
import { findFolders, textsIn } from "../migrate/folders.js";
import { hiddenByFolder } from "../migrate/hidden-by-folder.js";
import { kindsOfTexts } from "../migrate/kinds-of-texts.js";
import { leftBehind } from "../migrate/left-behind.js";
import { findOldSite, type OldSite, textOf } from "../migrate/old-site.js";
import { patternsOf } from "../migrate/permalinks.js";
import { publishedElsewhere } from "../migrate/published-elsewhere.js";
import { shellWord } from "../usage/own-command.js";

interface Given {
	readonly name?: string;
	readonly language?: string;
	readonly timeZone?: string;
	readonly url?: string;
}

const CONFIG = "broadsheet.config.ts";
/** Lines about files that hide stories. */
const MAX_HIDERS = 20;

/** Returns the exit code. Nothing but the configuration is written, and no code of the old site runs. */
export function runInitFrom(folder: string, given: Given): number {
	const root = resolve(folder);
	const refuse = (text: string) => {
		process.stderr.write(`${text}\n`);
		return 2;
	};
	if (!existsSync(root) || !statSync(root).isDirectory()) return refuse(`There is no folder ${folder}`);
	if (existsSync(join(root, CONFIG))) return refuse(`${folder} is a site already: it has ${CONFIG}`);
	const site = findOldSite(root);
	if (!site)
		return refuse(
			`${folder} is not a site of a generator that Broadsheet knows\n  hint: it has none of the files hugo.toml, config.toml, _config.yml, .eleventy.js, eleventy.config.js, astro.config.mjs and docusaurus.config.js`,
		);
	const folders = findFolders(root, site);
	const { article, base, folders: patterns, unknown } = patternsOf(root, site, folders.counts);
	const values = {
		name: valid("name", given.name, textOf(site, "title", "name")) ?? basename(root),
		url: valid("url", given.url, addressOf(site)) ?? "https://example.org",
		language: valid("language", given.language, languageOf(site)) ?? "en",
		timeZone: valid("timeZone", given.timeZone, textOf(site, "timeZone", "timezone")) ?? "UTC",
		...(article !== undefined && { article }),
		...(base !== undefined && { base }),
		patterns,
	};
	const description = textOf(site, "description", "tagline");
	const text = configText(
		site,
		{ ...values, ...(description && { description: description.replace(/\s+/g, " ") }) },
		folders,
	);
	try {
		writeFileSync(join(root, CONFIG), text, { flag: "wx" });
	} catch (cause) {
		process.stderr.write(`The configuration cannot be written: ${(cause as Error).message}\n`);
		return 3;
	}
	const left = [
		...unknown.map(
			(each) => `${each}: write what comes nearest under \`permalinks\`, and \`permalink\` into each story`,
		),
		...publishedElsewhere(site),
		...collectionLines(site),
		...leftBehind(root, site),
	];
	const hidden = hiddenByFolder(root, site, [...folders.counts.keys()]);
	process.stdout.write(summary(root, site, folders.counts, text, left, hidden));
	return 0;
}

/** The address of a site that lies in a path of its host has two keys in Jekyll and Docusaurus. */
function addressOf(site: OldSite): string | undefined {
	const url = textOf(site, "url", "baseURL", "base_url", "site");
	const base = site.from === "jekyll" || site.from === "docusaurus" ? textOf(site, "baseurl", "baseUrl") : undefined;
	if (url === undefined) return undefined;
	const whole = base === undefined || base === url ? url : `${url.replace(/\/+$/, "")}/${base.replace(/^\/+/, "")}`;
	return whole.replace(/\/+$/, "");
}

/** `en_US` and `en-us` are the language `en-US`. */
function languageOf(site: OldSite): string | undefined {
	const typed = textOf(
		site,
		"languageCode",
		"locale",
		"lang",
		"language",
		"default_language",
		"defaultContentLanguage",
		"defaultLocale",
	);
	try {
		return typed && Intl.getCanonicalLocales(typed.replaceAll("_", "-"))[0];
	} catch {
		return undefined;
	}
}

/** The first value that the configuration accepts. */
const valid = (
	key: Parameters<typeof validateField>[0],
	...values: readonly (string | undefined)[]
): string | undefined => values.find((value) => value !== undefined && !("fault" in validateField(key, value)));

function summary(
	root: string,
	site: OldSite,
	counts: ReadonlyMap<string, number>,
	text: string,
	left: readonly string[],
	hidden: readonly string[],
): string {
	const where = relative(process.cwd(), root) || ".";
	const kinds = (folder: string) =>
		site.from === "wordpress-markdown" ? kindsOfTexts(textsIn(join(root, folder)), join(root, folder)) : "";
	const files = [...counts].map(([folder, count]) => `${count.toLocaleString("en")} in ${folder}/${kinds(folder)}`);
	const lines = [
		`${where} is a site of ${site.from}${site.file && `, by ${site.file}`}. Texts: ${files.join(", ") || "none found"}.`,
		"",
		`${join(where, CONFIG)}:`,
		...text
			.trimEnd()
			.split("\n")
			.map((line) => `  ${line}`),
		...(hidden.length
			? [
					"",
					"These may hide stories and are not read: write `draft: true` into those stories, which are errors until then",
					...hidden.slice(0, MAX_HIDERS).map((each) => `  ${each}`),
					...(hidden.length > MAX_HIDERS ? [`  and ${(hidden.length - MAX_HIDERS).toLocaleString("en")} more`] : []),
				]
			: []),
		...(left.length ? ["", "Not taken over:", ...left.map((each) => `  ${each}`)] : []),
		"",
		"Next:",
		...(root === process.cwd() ? [] : [`  cd ${shellWord(where)}`]),
		"  npx broadsheet build --quarantine",
	];
	return `${lines.join("\n")}\n`;
}
