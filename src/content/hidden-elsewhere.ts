/**
 * What hides stories from outside of their files in another generator. Broadsheet reads each story alone, so such a story is an error until it says
 * itself that it is a draft, or nothing else hides it.
 */
import { foreignConfigs } from "../core/foreign-configs.js";
import type { Article, Path, Problem, SiteConfig } from "../core/model.js";
import { parentPath } from "../core/paths.js";
import { error } from "../core/problem.js";
import { undatedPosts } from "./hidden-by-name.js";
import { ignoringIn } from "./ignored-files.js";
import { hiddenCollections } from "./jekyll-collections.js";
import { defaultsIn } from "./jekyll-defaults.js";

export interface Hider {
	/** Relative to the folder of the site. */
	readonly file: Path;
	/** How it hides them. */
	readonly how: string;
	readonly mayHide: (story: Path) => boolean;
	/** It leaves out files. */
	readonly isIgnoring?: boolean;
	/** An explicit `draft` of the story counts more in that generator. */
	readonly isDefault: boolean;
}

/** A key with a value that hides. */
const HIDES =
	/\b(?:draft|unlisted|headless)["']?\s*[:=]\s*["']?(?:true|yes|on|1)\b|\bpublished["']?\s*[:=]\s*["']?(?:false|no|off|0)\b|\b(?:_?build["'\]]?|render["']?|expiryDate["']?|publishDate["']?)\s*(?:[:=]|$)/im;
/** An address that is a text hides nothing. */
const ELEVENTY_HIDES = /\b(?:draft|published|eleventyExcludeFromCollections)\b|\bpermalink["']?\s*:(?!\s*["'`])/;
const ALWAYS_COUNTS =
	/\b(?:unlisted|headless|_?build|render|expiryDate|publishDate|eleventyExcludeFromCollections|permalink)\b/i;
/** `paths` are those of all files beside the stories, `textOf` reads one: '' if there is none. */
export function hidersIn(
	from: SiteConfig["from"],
	paths: readonly Path[],
	textOf: (path: Path) => string,
): readonly Hider[] {
	return [
		...ignoringIn(from, textOf).map((each) => ({ isDefault: false, ...each, isIgnoring: true })),
		...hidersBeside(from, paths, textOf),
	];
}

function hidersBeside(...[from, paths, textOf]: Parameters<typeof hidersIn>): readonly Hider[] {
	if (from === "jekyll")
		return foreignConfigs(from).flatMap((file) => [
			...jekyllDefaults(file, textOf(file)),
			...hiddenCollections(file, textOf(file)),
		]);
	if (from === "hugo") {
		const indexes = paths.filter((path) => /(?:^|\/)_index\.\w+$/.test(path));
		return [
			...indexes.map((path) => [path, parentPath(path)] as const),
			...foreignConfigs(from).map((path) => [path, ""] as const),
		]
			.map(([file, folder]) => ({ file, folder, text: cascadeIn(textOf(file), file) }))
			.filter(({ text }) => HIDES.test(text))
			.map(({ file, folder, text }) => hider(file, "`cascade` hides stories below it", text, inFolder(folder)));
	}
	if (from === "zola")
		return paths
			.filter((path) => /(?:^|\/)_index\.md$/.test(path) && /^draft\s*=\s*true/m.test(textOf(path)))
			.map((file) => hider(file, "the section is a draft, with all stories in it", "", inFolder(parentPath(file))));
	return from === "eleventy" ? eleventyData(paths, textOf) : [];
}

const hider = (file: Path, how: string, text: string, mayHide: Hider["mayHide"]): Hider => ({
	...{ file, how, mayHide, isDefault: !ALWAYS_COUNTS.test(text) },
});
const inFolder = (folder: Path) => (story: Path) => folder === "" || story.startsWith(`${folder}/`);
/** From the key on to the end of the front matter (gohugo.io/content-management/front-matter/#cascade); `cascade.toml` has nothing else. */
function cascadeIn(text: string, file: Path): string {
	if (/(?:^|\/)cascade\.\w+$/.test(file)) return text;
	const block = /^(---|\+\+\+)\s*\n([\s\S]*?)\n\1/.exec(text)?.[2] ?? text;
	const at = block.search(/\bcascade\b/i);
	return at === -1 ? "" : block.slice(at);
}

/** Front matter defaults (jekyllrb.com/docs/configuration/front-matter-defaults). */
function jekyllDefaults(file: Path, text: string): Hider[] {
	return defaultsIn(text, HIDES).flatMap(({ scope, values }) => {
		const given = JSON.stringify(values ?? {});
		if (!HIDES.test(given)) return [];
		const [path = ""] = String(scope?.path ?? "").split("*");
		const isInScope = inFolder(path.replace(/\/$/, ""));
		const isPost = (story: Path) => /(?:^|\/)_posts\//.test(story);
		const isOfType = (story: Path) =>
			scope?.type === "pages" ? !isPost(story) : scope?.type === "posts" ? isPost(story) : true;
		return [hider(file, JSON.stringify({ scope, values }), given, (story) => isInScope(story) && isOfType(story))];
	});
}

/** Data of a folder, `posts/posts.json`, and of one file, `posts/a.11tydata.js` (11ty.dev/docs/data-template-dir). */
function eleventyData(paths: readonly Path[], textOf: (path: Path) => string): Hider[] {
	return paths.flatMap((file) => {
		const [, folder = "", name = "", data] = /^((?:.*\/)?)([^/]+?)(\.11tydata)?\.(?:json|[cm]?js)$/.exec(file) ?? [];
		const isOfFolder = folder.endsWith(`/${name}/`) || folder === `${name}/`;
		if (name === "" || (!data && !file.endsWith(".json"))) return [];
		const text = textOf(file);
		const mayHide = isOfFolder ? inFolder(parentPath(file)) : (story: Path) => story.startsWith(`${folder}${name}.`);
		return ELEVENTY_HIDES.test(text) ? [hider(file, "data that may hide stories", text, mayHide)] : [];
	});
}

type Stated = Pick<Article, "from" | "draft" | "fieldPlaces">;
export const GENERATORS: Readonly<Record<string, string>> = {
	hugo: "Hugo",
	jekyll: "Jekyll",
	zola: "Zola",
	eleventy: "Eleventy",
	docusaurus: "Docusaurus",
	astro: "Astro",
	"wordpress-markdown": "WordPress",
};

/** An error for each story that a hider may hide. */
export function hiddenElsewhere(
	stories: readonly Stated[],
	hiders: readonly Hider[],
	from: SiteConfig["from"] = "",
): Problem[] {
	if (hiders.length === 0) return [];
	return stories.flatMap((story) => {
		if (story.draft === true) return [];
		const found = hiders.find(
			({ mayHide, isDefault }) => mayHide(story.from) && !(isDefault && story.fieldPlaces.draft !== undefined),
		);
		if (!found) return [];
		const { file, how, isDefault } = found;
		const message = `${file} may hide this story in ${GENERATORS[from]}, and Broadsheet does not read it: ${how}`;
		const isPublic = isDefault
			? "`draft: false` if it is public"
			: file === undatedPosts.file
				? "if it is public, begin its name with its date"
				: `if it is public, take that out of ${file}`;
		const hint = `write \`draft: true\` into the story; ${isPublic}`;
		return [
			error(
				"hidden-elsewhere",
				message,
				{ path: story.from, line: 1, column: 1 },
				{ group: file, withhold: true, hint },
			),
		];
	});
}
