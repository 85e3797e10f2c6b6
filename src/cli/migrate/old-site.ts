/** Recognizes the generator of a folder by its configuration, whose text is read and never run. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";
import type { OriginName } from "../../config/from/index.js";

export interface OldSite {
	readonly from: OriginName;
	/** The file that shows it. */
	readonly file: string;
	/** The keys of a configuration that is data; of one that is a program, the texts that it assigns to a key. */
	readonly settings: Readonly<Record<string, unknown>>;
}

/** In the order in which they are looked for: a `config.toml` can be Zola's or Hugo's. */
const FILES: readonly (readonly [OriginName, readonly string[]])[] = [
	["docusaurus", ["js", "ts", "mjs", "cjs"].map((end) => `docusaurus.config.${end}`)],
	["astro", ["mjs", "js", "ts", "mts", "cjs"].map((end) => `astro.config.${end}`)],
	["eleventy", [".eleventy.js", ...["js", "mjs", "cjs", "ts"].map((end) => `eleventy.config.${end}`)]],
	["jekyll", ["_config.yml", "_config.yaml", "_config.toml"]],
	["hugo", ["toml", "yaml", "yml", "json"].flatMap((end) => [`hugo.${end}`, `config/_default/hugo.${end}`])],
	["hugo", ["yaml", "yml", "json", "toml"].flatMap((end) => [`config.${end}`, `config/_default/config.${end}`])],
];

/** Undefined if the folder has the configuration of none of them. A configuration that cannot be parsed has no settings. */
export function findOldSite(root: string): OldSite | undefined {
	for (const [from, names] of FILES) {
		const file = names.find((name) => existsSync(join(root, name)));
		if (file === undefined) continue;
		const settings = settingsIn(file, readFileSync(join(root, file), "utf8"));
		// Zola's key has an underline; Hugo's is in any case.
		return { from: from === "hugo" && "base_url" in settings ? "zola" : from, file, settings };
	}
	return ["output", "posts"].some((folder) => existsSync(join(root, folder)))
		? { from: "wordpress-markdown", file: "", settings: {} }
		: undefined;
}

function settingsIn(file: string, text: string): OldSite["settings"] {
	try {
		if (/\.toml$/.test(file)) return parseToml(text);
		if (/\.(?:ya?ml|json)$/.test(file)) return Object(parseYaml(text));
	} catch {
		return {};
	}
	const pairs = text.matchAll(/(?<=^|[\s{,])["']?(\w+)["']?\s*:\s*(["'`])((?:(?!\2)[^\\\n$])*)\2/gm);
	// The first of equal keys is the outermost in nearly all such files.
	const outermost = Object.fromEntries([...pairs].reverse().map(([, key = "", , value]) => [key, value]));
	// Docusaurus has the same key for its documentation.
	const [, blog = ""] = /\bblog\s*:\s*\{((?:[^{}]|\{[^{}]*\})*)\}/.exec(text) ?? [];
	const [, , base] = /\brouteBasePath\s*:\s*(["'`])([^"'`\n]*)\1/.exec(blog) ?? [];
	return base === undefined ? outermost : { ...outermost, blogBase: base };
}

/** The first of these keys that is a text. Case does not count, as in Hugo. */
export function textOf({ settings }: OldSite, ...keys: readonly string[]): string | undefined {
	const wanted = keys.map((key) => key.toLowerCase());
	for (const key of wanted) {
		const [, value] = Object.entries(settings).find(([name]) => name.toLowerCase() === key) ?? [];
		if (typeof value === "string" && value.trim()) return value.trim();
	}
	return undefined;
}
