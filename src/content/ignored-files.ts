/** Files that the configuration of another generator excludes: stories in them were never public. */
import { foreignConfigs } from "../core/foreign-configs.js";
import { libraries } from "../core/libraries.js";
import type { Path, SiteConfig } from "../core/model.js";
import { pathPattern } from "../core/path-pattern.js";
import { draftFolders, type Ignoring, undatedPosts } from "./hidden-by-name.js";

const require = libraries(import.meta.url);

/** `textOf` reads a file: '' if there is none. */
export function ignoringIn(from: SiteConfig["from"], textOf: (path: Path) => string): readonly Ignoring[] {
	const rules = foreignConfigs(from).flatMap((file) => {
		const text = textOf(file);
		return text === "" ? [] : (READERS[from ?? ""]?.(text, file) ?? []).map((rule) => ({ file, ...rule }));
	});
	if (from === "wordpress-markdown") return [draftFolders];
	return from === "jekyll" ? [...rules, undatedPosts] : rules;
}

type IgnoreRule = Omit<Ignoring, "file">;
type Test = Ignoring["mayHide"];

/** Of each generator: its documentation of the key. */
const READERS: Readonly<Record<string, (text: string, file: Path) => readonly IgnoreRule[]>> = {
	// jekyllrb.com/docs/configuration/options/#global-configuration: a glob whose `*` takes slashes too, or the beginning of a path.
	jekyll: (text, file) =>
		rulesOf(text, file, /exclude/, ({ exclude }) =>
			stringsIn(exclude).map((glob) => {
				const test = pathPattern(glob.replace(/^\.?\//, ""), { acrossFolders: true });
				return rule("exclude", glob, (story) => story.startsWith(glob.replace(/^\.?\//, "")) || test(story));
			}),
		),
	// gohugo.io/configuration/all/#ignorefiles: regular expressions; gohugo.io/configuration/module/#mounts.
	hugo: (text, file) =>
		rulesOf(text, file, /ignorefiles|excludefiles|includefiles|mounts/i, (settings) => [
			...stringsIn(settingIn(settings, "ignoreFiles")).map((pattern) => {
				const test = new RegExp(pattern);
				return rule("ignoreFiles", pattern, (story) => test.test(`/${story}`));
			}),
			...mountsOf(settings).flatMap(mountRules),
		]),
	// getzola.org/documentation/getting-started/configuration
	zola: (text, file) =>
		rulesOf(text, file, /ignored_content/, ({ ignored_content }) =>
			stringsIn(ignored_content).map((glob) => {
				const test = pathPattern(glob, { acrossFolders: true, anywhere: true });
				return rule("ignored_content", glob, test);
			}),
		),
	// docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-blog: relative to the folder of the blog.
	docusaurus: (text) =>
		[...text.matchAll(/\bexclude\s*:\s*\[([^\]]*)\]/g)].flatMap(([, list = ""]) =>
			quotedIn(list).map((glob) => rule("exclude", glob, pathPattern(glob, { anywhere: true }))),
		),
	// docs.astro.build/en/reference/content-loader-reference/#glob-loader
	astro: (text) =>
		quotedIn(text)
			.filter((each) => /^!.*[*/.]/.test(each))
			.map((glob) => rule("pattern", glob, pathPattern(glob.slice(1).replace(/^\.?\//, ""), { anywhere: true }))),
	// 11ty.dev/docs/ignores
	eleventy: (text, file) =>
		(/ignore$/.test(file)
			? text.split(/\r?\n/).map((line) => line.trim())
			: [...text.matchAll(/\bignores\.add\(\s*(["'`])(.+?)\1/g)].map(([, , glob = ""]) => glob)
		)
			.filter((glob) => glob !== "" && !/^[#!]/.test(glob))
			.map((glob) => {
				const anywhere = /ignore$/.test(file) && !/^\/|\/(?=.)/.test(glob);
				return rule("a rule", glob, pathPattern(glob.replace(/^(?:\.\/|\/)/, ""), { anywhere }));
			}),
};

const rule = (key: string, pattern: string, mayHide: Test): IgnoreRule => ({
	how: `${key === "a rule" ? key : `\`${key}\``} leaves out \`${pattern}\``,
	mayHide,
});

/** All stories may be hidden by a file that names the key and cannot be read, or has a pattern that cannot. */
function rulesOf(text: string, file: Path, key: RegExp, read: (settings: Settings) => IgnoreRule[]): IgnoreRule[] {
	if (!key.test(text)) return [];
	try {
		const settings = /\.toml$/.test(file)
			? (require("smol-toml") as typeof import("smol-toml")).parse(text)
			: (require("yaml") as typeof import("yaml")).parse(text);
		return read(Object(settings) as Settings);
	} catch {
		return [{ how: "it cannot be parsed, and leaves out files", mayHide: () => true }];
	}
}

type Settings = Readonly<Record<string, unknown>>;
/** Case does not count in Hugo. */
const settingIn = (keys: unknown, name: string): unknown =>
	Object.entries(Object(keys) as Settings).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
const stringsIn = (value: unknown): string[] => [value].flat().filter((each) => typeof each === "string") as string[];
const quotedIn = (text: string): string[] =>
	[...text.matchAll(/(["'`])((?:(?!\1)[^\\\n])*)\1/g)].map(([, , each = ""]) => each);

/** Those of the file of a whole configuration, and of `config/_default/module.toml`. */
const mountsOf = (settings: Settings): readonly unknown[] =>
	[settingIn(settingIn(settings, "module"), "mounts") ?? settingIn(settings, "mounts")].flat();

function mountRules(mount: unknown): IgnoreRule[] {
	const [source = "content"] = stringsIn(settingIn(mount, "source"));
	const [target = ""] = stringsIn(settingIn(mount, "target"));
	if (!/^\/?content\b/.test(target)) return [];
	const at = (glob: string) => pathPattern(`${source.replace(/\/$/, "")}/${glob.replace(/^\/?/, "")}`);
	const files = stringsIn(settingIn(mount, "files"));
	const excluded = [
		...stringsIn(settingIn(mount, "excludeFiles")),
		...files.filter((glob) => glob.startsWith("!")).map((glob) => glob.replace(/^!\s*/, "")),
	];
	const included = [...stringsIn(settingIn(mount, "includeFiles")), ...files.filter((glob) => !glob.startsWith("!"))];
	const tests = included.map(at);
	return [
		...excluded.map((glob) => rule("excludeFiles", glob, at(glob))),
		...(tests.length
			? [
					{
						how: `\`includeFiles\` takes only ${included.map((glob) => `\`${glob}\``).join(", ")}`,
						mayHide: (story: Path) => story.startsWith(`${source}/`) && !tests.some((test) => test(story)),
					},
				]
			: []),
	];
}
