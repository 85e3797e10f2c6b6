import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linkKey, linkKeysOfReference } from "../../src/core/link-key.js";
import type { Asset, Edition, Picture, PublicArticle } from "../../src/core/model.js";
import { fileNameOf, parentPath, slugify, slugProblem, withoutExtension } from "../../src/core/paths.js";
import { composeEdition } from "../../src/site/compose.js";
import { createLinkResolver } from "../../src/site/link-resolver.js";
import { publicArticle, SITE, siteWith } from "../support/articles.js";

describe("the link key of a name", () => {
	it.each([
		["content/news/Bridge-Vote.md", "bridge-vote"],
		["/news/2026/bridge-vote/", "bridge-vote"],
		["/news/2026/bridge-vote/index.html", "bridge-vote"],
		["bridge-vote", "bridge-vote"],
		["content/news/bridge-vote/index.md", "bridge-vote"],
		["/old.html", "old"],
		["Cafe\u0301", "caf\u00e9"],
		["/", ""],
		["index.md", ""],
		["../", ""],
		["..", ""],
		["", ""],
	])("%j is %j", (name, word) => expect(linkKey(name)).toBe(word));
	it.each([
		["../news/Bridge%20Vote.md#top", ["bridge vote.md#top", "bridge%20vote.md#top", "bridge vote", "bridge%20vote"]],
		[" /news/bridge/?a=b/c#d/e ", ["e", "bridge"]],
		["#top", ["#top", ""]],
		["%E0%A4%A", ["%e0%a4%a"]],
		["Cafe\u0301.md", ["café"]],
		["Shot at\u202fnoon.png", ["shot at noon.png"]],
	])("of a reference is that of a name that it may mean: %j", (reference, words) =>
		expect(linkKeysOfReference(reference)).toEqual(words),
	);
});

/** Parts of names: what files, headlines and addresses can contain, and what the rules know by name. */
const piece = fc.constantFrom(
	...[
		"a",
		"B",
		"b",
		"x1",
		"é",
		"e\u0301",
		"ß",
		"Σ",
		"ς",
		"İ",
		"橋",
		"-",
		"_",
		".",
		" ",
		"'",
		"%",
		"%20",
		"&",
		"#",
		"?",
	],
	...["index", "INDEX", "Index", ".md", ".MD", ".markdown", ".html", ".htm", ".pdf", ".en", "2026-05-01-"],
);
const word = fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(""));
/** A possible name of a file of the site. */
const fileName = word.map((name) => name.replace(/[?]/g, "").replace(/^\.+|[. ]+$/g, "") || "a");
const path = fc.array(fileName, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("/"));
const storyPath = fc.oneof(
	fc.tuple(path, fc.constantFrom("md", "MD", "markdown")).map(([stem, ending]) => `content/${stem}.${ending}`),
	path.map((folder) => `content/${folder}/index.md`),
);
const story = fc.record({
	from: storyPath,
	id: fc.option(word, { nil: undefined }),
	slug: fc.option(word, { nil: undefined }),
	headline: fc.array(fc.oneof(word, fc.constant("/")), { minLength: 1, maxLength: 3 }).map((words) => words.join(" ")),
	alias: fc.option(
		path.map((each) => `/${each}`),
		{ nil: undefined },
	),
	section: word,
	tag: word,
});
const permalink = fc.constantFrom(
	"/:section/:year/:month/:slug/",
	"/:slug/",
	"/:year/:slug.html",
	"/:slug/:year/",
	"/:section/:slug/story/",
);

/** How an editor may write a name: encoded, with or without an extension, relative or from the root, with a fragment. */
const variation = fc.record({
	encode: fc.boolean(),
	before: fc.constantFrom("", "", "/", "./", "../", "../../", " ", "a/../"),
	after: fc.constantFrom(
		"",
		"",
		"/",
		"//",
		"#b/c",
		"?d=e/f",
		"/index.html",
		"index.html",
		".md",
		"/index.md",
		" ",
		"/.",
		"/x/..",
	),
	form: fc.constantFrom("as it is", "as it is", "upper", "lower", "NFD"),
	cut: fc.nat(3),
});
const applyVariation = (
	name: string,
	{ encode, before, after, form, cut }: typeof variation extends fc.Arbitrary<infer T> ? T : never,
) => {
	const parts = name.replace(/^\//, "").split("/");
	const some = parts.slice(Math.min(cut, parts.length - 1)).join("/");
	const forms = { upper: some.toUpperCase(), lower: some.toLowerCase(), NFD: some.normalize("NFD"), "as it is": some };
	const shaped = forms[form];
	return before + (encode ? encodeURI(shaped) : shaped) + after;
};

describe("a resolved reference", () => {
	it("has a link key of its target, or can resolve to anything", () => {
		let led = 0;
		const property = fc.property(
			fc.uniqueArray(story, { minLength: 1, maxLength: 5, selector: ({ from }) => from }),
			fc.array(
				fileName.map((name): Asset => ({ path: `content/news/${name}`, name: `news/${name}`, folder: "content" })),
				{ maxLength: 2 },
			),
			fc.array(
				path.map((name): Asset => ({ path: `static/${name}`, name, folder: "static" })),
				{ maxLength: 2 },
			),
			permalink,
			fc.array(fc.tuple(fc.nat(), fc.nat(), fc.option(word), variation), { minLength: 10, maxLength: 30 }),
			(written, pictures, statics, pattern, references) => {
				const site = siteWith({ permalinks: { ...SITE.permalinks, article: pattern } });
				const articles = written.map(({ from, id, slug, headline, alias, section, tag }) =>
					publicArticle({
						from,
						id: id ?? withoutExtension(from.slice("content/".length)),
						slug: [slug ?? "", slugify(withoutExtension(fileNameOf(from)))].find((each) => !slugProblem(each)) ?? "s",
						headline,
						breadcrumb: [section],
						tags: [tag],
						...(alias !== undefined && { aliases: [{ text: alias, line: 1, column: 1 }] }),
					}),
				);
				const ingredients = { articles, profiles: [], notes: {}, assets: statics };
				const edition = composeEdition(ingredients, site, "2026-06-01T00:00:00Z").value as Edition;
				const files = new Map(
					pictures.map(({ path }): [string, Picture] => [path, { src: path, url: `/assets/${path}` }]),
				);
				const { resolve } = createLinkResolver(edition, files);
				// The URL of a story is a separate name only if it does not end with the slug.
				const urlsOf = ({ from }: PublicArticle) =>
					/:slug\/$/.test(pattern) ? [] : [edition.urls.articles.get(from) ?? ""];
				const aliasesOf = ({ aliases = [] }: PublicArticle) => aliases.map(({ text }) => text);
				const names = articles.map(({ from, id, slug, headline, aliases = [] }) => [
					...[
						from,
						withoutExtension(from),
						fileNameOf(from),
						withoutExtension(fileNameOf(from)),
						parentPath(from),
						id,
						slug,
						headline,
					],
					...aliases.map(({ text }) => text),
					edition.urls.articles.get(from) ?? "",
				]);
				const every = [...names.flat(), ...edition.urls.owners.keys(), ...files.keys()];
				for (const [which, where, other, clothes] of references) {
					const reference = applyVariation(other ?? (every[which % every.length] as string), clothes);
					const target = resolve(reference, articles[where % articles.length]?.from ?? "");
					if (!target) continue;
					led++;
					const { article } = target;
					const asked = linkKeysOfReference(reference);
					// The dependency info of a story and the dependency digests of the edition contain exactly these.
					const answers = article
						? [article.from, article.slug, article.id, article.headline, ...aliasesOf(article), ...urlsOf(article)]
						: [...[...edition.urls.owners].flatMap(([url, owner]) => (owner.article ? [] : [url])), ...files.keys()];
					if (!asked.includes(""))
						expect(
							answers.map(linkKey).some((answer) => asked.includes(answer)),
							`${JSON.stringify(reference)} → ${target.url}`,
						).toBe(true);
				}
			},
		);
		fc.assert(property, { numRuns: Number(process.env.RUNS ?? 220) });
		expect(led).toBeGreaterThan(150);
	});
});
