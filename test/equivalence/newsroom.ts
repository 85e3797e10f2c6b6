/** What the small newspaper has beside its stories: entries of live coverage, notes of groups, plain pages, fronts. */
import { type Files, story } from "../support/site.js";

/** The folder of coverage that runs at the time of the tests. */
export const LIVE = "content/news/harbour/gale.live";
/** An entry; its headline is optional. */
export const entry = (front: string, text: string): string => `---\n${front}\n---\n\n${text}\n`;

export const NEWSROOM: Files = {
	[`${LIVE}/index.md`]: story(
		"headline: The gale as it happens\ndate: 2026-05-03 18:00\nends: 2026-05-05 06:00\nbyline: Ada Brill\ntags: [Ferries]",
		"It blows.",
	),
	[`${LIVE}/1800-boards.md`]: entry("date: 2026-05-03 18:00\nbyline: Gil Marrow", "Boards are up."),
	[`${LIVE}/1900-mast.md`]: entry(
		"date: 2026-05-03 19:00\nheadline: A mast falls\nkeyEvent: true",
		"See [the oar](the-lost-oar).\n\n![The mast](/images/eight.svg)",
	),
	[`${LIVE}/2000-tide.md`]: entry(
		"date: 2026-05-04 07:00\nbyline: Ada Brill",
		"After [the mast](1900-mast.md).\n\nRead more: [The oar](the-lost-oar)",
	),
	[`${LIVE}/2100-calm.md`]: entry("date: 2026-05-04 12:00\npinned: true", "It is calm."),
	"content/sections/news/harbour.md": "---\nname: The Harbour\norder: 2\n---\n\nShips and [oars](the-lost-oar).\n",
	"content/series/the-long-tide.md": "---\nname: The Long Tide\n---\n\nIn parts.\n",
	"content/pages/about.md":
		"---\ntitle: Of us\nkind: about\nimage: { src: images/pier.svg, alt: We }\n---\n\nWe found [the oar](the-lost-oar), as [all](about/team.md) know.\n",
	"content/pages/about/team.md": `---\ntitle: The whole team\nshortTitle: Team\n---\n\n${[
		...["quillmouth-0", "saltby-1", "ormswick-2", "tarn-green-3", "pell-harbour-4", "low-fennick-5", "quillmouth-6"],
		...["saltby-7", "ormswick-8", "tarn-green-9", "pell-harbour-10", "low-fennick-11", "quillmouth-12", "saltby-13"],
	]
		.map((name) => `Read more: [One of us](${name}.md)\n`)
		.join("\n")}`,
	"content/fronts/home.yaml":
		"lead: { story: the-lost-oar, until: 2026-05-05 08:00 }\nrail: { title: Late, size: 3 }\nstrips:\n  - { topic: Lanterns, size: 2 }\n  - { section: News }\n",
	"content/fronts/sport.yaml": "secondary: { size: 2, pins: [the-tale-of-7] }\n",
};
