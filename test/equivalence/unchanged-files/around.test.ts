/** A page follows its surroundings: names of groups, links, lists. In each case one thing changes, and nothing else that would show it. */
import { config, story, svgImage } from "../../support/site.js";
import { type Case, CONFIG, expectPagesFollow, ISOLATED, storyFile } from "./story-file.js";

/** `old` is alone: it has no neighbour in a topic or in its innermost section. `new` is the newest, which gives groups their names. */
const CASES: Readonly<Record<string, Case>> = {
	"the section of a story in a list is called otherwise": {
		before: { ...storyFile("old", 0, ISOLATED), ...storyFile("new", 9, "breadcrumb: [Sea, Quay, Pier]") },
		after: storyFile("new", 9, "breadcrumb: [Sea, Quay, PIER]"),
		page: "topics/tides/index.html",
		shows: "PIER",
	},
	"an author of a story in a list is called otherwise": {
		before: { ...storyFile("old", 0, ISOLATED), ...storyFile("new", 9, "breadcrumb: [Air]\nbyline: Ann Lee") },
		after: storyFile("new", 9, "breadcrumb: [Air]\nbyline: Ann LEE"),
		page: "topics/tides/index.html",
		shows: "Ann LEE",
	},
	"a section above a story is called otherwise": {
		before: {
			...storyFile("old", 0, "breadcrumb: [Sea, Quay, Pier, Jetty]"),
			...storyFile("new", 9, "breadcrumb: [Sea, Quay, Pier]"),
		},
		after: storyFile("new", 9, "breadcrumb: [Sea, Quay, PIER]"),
		page: "sea/quay/pier/jetty/old/index.html",
		shows: ">PIER<",
	},
	"a story to which a story leads has another headline": {
		before: {
			...storyFile("old", 0, ISOLATED, "Read more: far-away"),
			...storyFile("new", 9, "breadcrumb: [Air]\nslug: far-away"),
		},
		after: { "content/new.md": story("headline: Another one\ndate: 2026-04-19\nbreadcrumb: [Air]\nslug: far-away") },
		page: "sea/quay/pier/old/index.html",
		shows: "Another one",
	},
	"a page that is not a story, to which a story links, is there no more": {
		before: {
			...storyFile("old", 0, ISOLATED, "All about [winds](/topics/winds/)."),
			...storyFile("new", 9, "breadcrumb: [Air]\ntags: [Winds]"),
		},
		after: storyFile("new", 9, "breadcrumb: [Air]"),
		page: "sea/quay/pier/old/index.html",
		shows: "All about winds.",
	},
	"a file to which a story leads has other bytes": {
		before: {
			...storyFile("old", 0, ISOLATED, "Read more: [The plan](plan.svg)"),
			...storyFile("new", 9, "breadcrumb: [Air]", "![A plan](plan.svg)"),
			"content/plan.svg": svgImage(40, 30),
		},
		after: { "content/plan.svg": svgImage(50, 30) },
		page: "sea/quay/pier/old/index.html",
		shows: "plan",
	},
	"a page of an archive has a newer neighbour": {
		before: Object.assign({}, ...[1, 2, 3, 4, 5].map((day) => storyFile(`s${day}`, day, "breadcrumb: [Air]"))),
		after: storyFile("s6", 6, "breadcrumb: [Air]"),
		page: "air/page/1/index.html",
		shows: "/air/page/2/",
	},
	"a section has another subsection, which its archive names": {
		before: Object.assign({}, ...[1, 2, 3, 4, 5].map((day) => storyFile(`s${day}`, day, "breadcrumb: [Sky, Air]"))),
		after: storyFile("s5", 5, "breadcrumb: [Sky, Air, Balloons]"),
		page: "sky/air/page/1/index.html",
		shows: "Balloons",
	},
	"a file takes the place of another one that the configuration imports": {
		before: {
			"broadsheet.config.ts": `import more from "./more.js";\n${config(`...more, ${CONFIG}`)}`,
			"more.ts": 'export default { description: "News of the vale" };\n',
			...storyFile("old", 0, ISOLATED),
		},
		after: { "more.js": 'export default { description: "News of the hill" };\n' },
		page: "index.html",
		shows: "News of the hill",
	},
	"a component that prints a hole of a story is another one, in a feed": {
		before: {
			...storyFile("old", 0, ISOLATED, "Read more: far-away"),
			...storyFile("new", 9, "breadcrumb: [Air]\nslug: far-away"),
		},
		after: { "templates/components/ReadMore.tsx": "export default ({ url }) => <a href={url}>Go and see</a>;\n" },
		page: "topics/tides/feed.xml",
		shows: "Go and see",
	},
	"a plugin changes the HTML of pages in another way": {
		before: {
			"broadsheet.config.ts": config(
				`plugins: [{ name: "p", html: (page) => page.replace("Words", "Deeds") }], ${CONFIG}`,
			),
			...storyFile("old", 0, ISOLATED),
		},
		after: {
			"broadsheet.config.ts": config(
				`plugins: [{ name: "p", html: (page) => page.replace("Words", "Rhymes") }], ${CONFIG}`,
			),
		},
		page: "sea/quay/pier/old/index.html",
		shows: "Rhymes",
	},
};

expectPagesFollow(CASES);
