/** A page follows what the newsroom changes beside the stories: entries of live coverage, fronts, notes, the record. */
import { type Files, svgImage } from "../../support/site.js";
import { entry } from "../newsroom.js";
import { type Case, expectPagesFollow, ISOLATED, storyFile } from "./story-file.js";

const GALE = "sea/quay/pier/gale/index.html";
const gale = (more = ""): Files => storyFile("gale.live/index", 1, `${ISOLATED}\n${more}`);
const blow = (front: string, text = "It blows."): Files => ({
	"content/gale.live/1.md": entry(`date: 2026-04-12 08:00\n${front}`, text),
});
const AIR = "breadcrumb: [Air]";
/** More stories than a front with small slots considers, all without tags. */
const MANY = Object.assign({}, ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((day) => storyFile(`s${day}`, day, AIR)));
const plan = (text: string, name = "home"): Files => ({ [`content/fronts/${name}.yaml`]: `# Ours\n${text}\n` });
const SMALL = "secondary: { size: 1 }\nstrips: []";
const record = (id: string): Files => ({
	"content/published.json": JSON.stringify({
		version: 1,
		stories: {
			[id]: { file: "content/old.md", urls: ["/sea/quay/pier/old/"], date: "2026-04-10T08:00:00Z", text: "x" },
		},
		fronts: [],
		gone: [],
	}),
});

/** A story with a correction on each of these days of April. */
const corrected = (name: string, days: readonly number[]): Files =>
	storyFile(
		name,
		0,
		`${name === "old" ? ISOLATED : AIR}\ncorrections: [${days.map((day) => `{ date: 2026-04-${10 + day}, text: It was ${day}. }`).join(", ")}]`,
	);

const LIVE: Readonly<Record<string, Case>> = {
	"an entry has other words": {
		before: { ...gale(), ...blow("") },
		after: blow("", "It is calm."),
		page: GALE,
		shows: "It is calm.",
	},
	"a plain page has other words": {
		before: { ...gale(), "content/pages/help.md": "---\ntitle: Help\n---\n\nAsk us.\n" },
		after: { "content/pages/help.md": "---\ntitle: Help\n---\n\nCall us.\n" },
		page: "help/index.html",
		shows: "Call us.",
	},
	"a story gets its first entry": {
		before: gale(),
		after: blow("", "It is calm."),
		page: GALE,
		shows: "It is calm.",
	},
	"an entry has other words, in the latest entries": {
		before: { ...gale(), ...blow("") },
		after: blow("", "It is calm."),
		page: GALE.replace("index", "live"),
		shows: "It is calm.",
	},
	"coverage has a newer entry, in the sitemap": {
		before: { ...gale(), ...blow("") },
		after: { "content/gale.live/2.md": entry("date: 2026-04-14 08:00", "It blew.") },
		page: "sitemaps/2026-04.xml",
		shows: "<lastmod>2026-04-14T08:00:00+01:00</lastmod>",
	},
	"a picture of an entry has other bytes": {
		before: { ...gale(), ...blow("", "![A wave](wave.svg)"), "content/wave.svg": svgImage(40, 30) },
		after: { "content/wave.svg": svgImage(50, 30) },
		page: GALE,
		shows: 'width="50"',
	},
	"an author of an entry is called otherwise": {
		before: { ...gale(), ...blow("byline: Bo Reed"), ...storyFile("new", 9, `${AIR}\nbyline: Bo Reed`) },
		after: storyFile("new", 9, `${AIR}\nbyline: Bo REED`),
		page: GALE,
		shows: "Bo REED",
	},
	"coverage has come to its end": {
		before: { ...gale("ends: 2026-05-04 12:00"), ...blow("") },
		at: "2026-05-04T13:00:00Z",
		page: GALE,
		shows: "ended",
	},
	"a story to which an entry leads has another headline": {
		before: { ...gale(), ...blow("", "Read more: far-away"), ...storyFile("new", 9, `${AIR}\nslug: far-away`) },
		after: storyFile("new", 9, `${AIR}\nslug: far-away\nheadline: Another one`),
		page: GALE,
		shows: "Another one",
	},
	"an entry to which a story links has another anchor": {
		before: { ...gale(), ...blow("id: first"), ...storyFile("new", 9, AIR, "As [it was](gale.live/1.md).") },
		after: blow("id: second"),
		page: "air/new/index.html",
		shows: "#live_second",
	},
	"a story leads to an entry of another one, which has another headline": {
		before: { ...gale(), ...blow(""), ...storyFile("new", 9, AIR, "Read more: [It](gale.live/1.md)") },
		after: gale("headline: Another one"),
		page: "air/new/index.html",
		shows: "Another one",
	},
};

const FRONTS: Readonly<Record<string, Case>> = {
	"another story is pinned": {
		before: { ...MANY, ...plan(`lead: s1\n${SMALL}`) },
		after: plan(`lead: s2\n${SMALL}`),
		page: "index.html",
		shows: "/air/s2/",
	},
	"a pin has come to its end": {
		before: { ...MANY, ...plan(`lead: { story: s1, until: 2026-05-04 12:00 }\n${SMALL}`) },
		at: "2026-05-04T13:00:00Z",
		page: "index.html",
		shows: "/air/s12/",
	},
	"two slots change their sizes": {
		before: { ...MANY, ...plan("secondary: { size: 1 }\nrail: { size: 2 }\nstrips: []") },
		after: plan("secondary: { size: 2 }\nrail: { size: 1 }\nstrips: []"),
		page: "index.html",
		shows: "/air/s12/",
	},
	"a slot has another title": {
		before: { ...MANY, ...plan("rail: { title: First }") },
		after: plan("rail: { title: Second }"),
		page: "index.html",
		shows: "Second",
	},
	"a strip is filled from somewhere else": {
		before: {
			...MANY,
			...storyFile("old", 0, ISOLATED),
			...plan("rail: { size: 1 }\nstrips: [{ section: Air, title: Here }]"),
		},
		after: plan("rail: { size: 1 }\nstrips: [{ topic: Tides, title: Here }]"),
		page: "index.html",
		shows: "/sea/quay/pier/old/",
	},
	"another story is pinned on the front of a section": {
		before: { ...MANY, ...plan("lead: s1", "air") },
		after: plan("lead: s2", "air"),
		page: "air/index.html",
		shows: "/air/s2/",
	},
};

const REST: Readonly<Record<string, Case>> = {
	"the note of a topic has another text": {
		before: {
			...storyFile("old", 0, ISOLATED),
			"content/topics/tides.md": "---\nname: Tides\n---\n\nAll that ebbs.\n",
		},
		after: { "content/topics/tides.md": "---\nname: Tides\n---\n\nAll that flows.\n" },
		page: "topics/tides/index.html",
		shows: "All that flows.",
	},
	"the note of a topic has another text, in its feed": {
		before: {
			...storyFile("old", 0, ISOLATED),
			"content/topics/tides.md": "---\nname: Tides\n---\n\nAll that ebbs.\n",
		},
		after: { "content/topics/tides.md": "---\nname: Tides\n---\n\nAll that flows.\n" },
		page: "topics/tides/feed.xml",
		shows: "All that flows.",
	},
	"the note of a section has another text": {
		before: { ...storyFile("old", 0, ISOLATED), "content/sections/sea.md": "---\nname: Sea\n---\n\nAll that ebbs.\n" },
		after: { "content/sections/sea.md": "---\nname: Sea\n---\n\nAll that flows.\n" },
		page: "sea/index.html",
		shows: "All that flows.",
	},
	"the profile of an author has another text": {
		before: {
			...storyFile("old", 0, ISOLATED),
			"content/authors/ann-lee.md": "---\nname: Ann Lee\n---\n\nAnn rows.\n",
		},
		after: { "content/authors/ann-lee.md": "---\nname: Ann Lee\n---\n\nAnn walks.\n" },
		page: "authors/ann-lee/index.html",
		shows: "Ann walks.",
	},
	"a contributor is called otherwise": {
		before: {
			...storyFile("old", 0, `${ISOLATED}\ncontributors: Bo Reed`),
			...storyFile("new", 9, `${AIR}\nbyline: Bo Reed`),
		},
		after: storyFile("new", 9, `${AIR}\nbyline: Bo REED`),
		page: "sea/quay/pier/old/index.html",
		shows: "Bo REED",
	},
	"a correction has other words": {
		before: storyFile("old", 0, `${ISOLATED}\ncorrections: { date: 2026-04-12, text: It was four. }`),
		after: storyFile("old", 0, `${ISOLATED}\ncorrections: { date: 2026-04-12, text: It was five. }`),
		page: "corrections/index.html",
		shows: "It was five.",
	},
	"an older correction of another story moves those of a page": {
		before: { ...storyFile("old", 0, ISOLATED), ...corrected("new", [2, 3, 4, 5, 6, 7, 8, 9]) },
		after: corrected("old", [1]),
		page: "corrections/page/2/index.html",
		shows: "It was 3.",
	},
	"a story has other words, in a feed": {
		before: storyFile("old", 0, ISOLATED),
		after: storyFile("old", 0, ISOLATED, "Other words."),
		page: "topics/tides/feed.xml",
		shows: "Other words.",
	},
	"the record knows a story under another id, in a feed": {
		before: { ...storyFile("old", 0, ISOLATED), ...record("first-id") },
		after: record("second-id"),
		page: "topics/tides/feed.xml",
		shows: "second-id",
	},
};

for (const cases of [LIVE, FRONTS, REST]) expectPagesFollow(cases);
