/** What an editor changes in plain pages, and in what links to them. */
import { basename, dirname, join } from "node:path";
import type { Random } from "../random.js";
import { PICTURES } from "../site.js";
import { type Edit, pagesOf, removeFile, type TestSite, writeFile } from "../test-site.js";
import { move } from "./files.js";
import { key, paragraph, reference, written } from "./stories.js";

const ofPage = (name: string, values: (random: Random) => readonly (string | undefined)[]): Edit =>
	key(name, values, pagesOf);
/** A page, written in one of the forms of a link. */
const linkToPage = (site: TestSite, random: Random): string => {
	const path = random.pick(pagesOf(site)) ?? "content/pages/none.md";
	const name = path.slice("content/pages/".length).replace(/(?:\/index)?\.md$/, "");
	return random.pick([`/pages/${name}.md`, `/${name}/`, basename(path), basename(name), "Of us"]) ?? "";
};

export const pageEdits = {
	"a page more": (site, random) => {
		const path = `content/pages/${random.pick(["", "about/", "news/"])}added-${random.below(20)}.md`;
		writeFile(site, path, `---\ntitle: Page ${written(random)}\n---\n\nSee [that](${reference(site, random)}).\n`);
		return path;
	},
	"a page less": (site, random) => {
		const path = random.pick(pagesOf(site));
		if (path) removeFile(site, path);
		return path;
	},
	"a page in another place": (site, random) => {
		const path = random.pick(pagesOf(site));
		const name = random.pick(["about.md", "about/index.md", "news/tips.md", `moved-${random.below(20)}.md`]) ?? "";
		return path && move(site, path, join("content/pages", name));
	},
	"a page becomes a story, or a story a page": (site, random) => {
		const path = random.pick(pagesOf(site));
		return path && move(site, path, join(dirname(dirname(path)), `once-${random.below(20)}.md`));
	},
	"a page: words": paragraph((_, random) => `More of us, ${written(random)}.`, pagesOf),
	"a page: a link": paragraph((site, random) => `As in [that](${reference(site, random)}).`, pagesOf),
	"a page: a link to a page": paragraph((site, random) => `Or [there](${linkToPage(site, random)}).`, pagesOf),
	"a page: a read more": paragraph((site, random) => `Read more: [That](${reference(site, random)})`, pagesOf),
	"a page: a picture": paragraph((_, random) => `![A sight](/images/${random.pick(PICTURES)})`, pagesOf),
	"a page: title": ofPage("title", (random) => ["Of us", `Of *us*, ${written(random)}`, "Saltby votes on the ferry"]),
	"a page: short title": ofPage("shortTitle", (random) => [`Us ${random.below(9)}`, undefined]),
	"a page: description": ofPage("description", (random) => [`What we do, ${written(random)}.`, undefined]),
	"a page: lead": ofPage("image", (random) => [`{ src: images/${random.pick(PICTURES)}, alt: We }`, undefined]),
	"a page: address": ofPage("permalink", (random) => [`/news/page-${random.below(9)}/`, "/about/", undefined]),
	"a page: kind": ofPage("kind", () => ["about", "contact", undefined]),
	"a page: updated": ofPage("updated", (random) => [`2026-05-0${1 + random.below(4)}`, undefined]),
	"a page: alias": ofPage("aliases", (random) => [`[/former/page-${random.below(99)}/]`, undefined]),
	"a page: noindex": ofPage("noindex", () => ["true", undefined]),
	"a page: draft": ofPage("draft", () => ["true", "false", undefined]),
	"a page: embargo": ofPage("embargo", () => ["2026-05-05 06:00", "2026-05-01 06:00", undefined]),
	"a page: expires": ofPage("expires", () => ["2026-05-06 06:00", "2026-05-01 06:00", undefined]),
	"a page: translations": ofPage("translationKey", () => ["us", undefined]),
	"a page: language": ofPage("lang", () => ["es", undefined]),
	"a story links to a page": paragraph((site, random) => `That is [us](${linkToPage(site, random)}).`),
	"a story reads more of a page": paragraph((site, random) => `Read more: ${linkToPage(site, random)}`),
} satisfies Record<string, Edit>;
