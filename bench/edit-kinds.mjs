/** Kinds of edits of the shared corpus. */
import { join } from "node:path";

const front = (line) => (text) => text.replace(/^headline:/m, `${line}\nheadline:`);
const end = (more) => (text) => `${text}\n${more}\n`;

/**
 * `change` returns the changed files by their paths, with their new texts; undefined deletes a file. `story` and `other` are files of the corpus, `read`
 * returns the text of a file, `site` is the folder of the site and `content` its `content/`. `isError`: the build is refused. `at` is the instant of the
 * build.
 */
export const EDIT_KINDS = [
	of("a paragraph", end("One more sentence.")),
	of("a headline", (text) => text.replace(/^headline: .*/m, "headline: Other words than before")),
	of("a summary", (text) => text.replace(/^summary:\n/m, (key) => `${key}  - "One more key point."\n`)),
	of("a topic is added", (text) => text.replace(/^tags:\n/m, (key) => `${key}  - "A Topic of Its Own"\n`)),
	of("moved to another section", (text) => text.replace(/^breadcrumb: .*/m, 'breadcrumb: ["Sport", "Markets"]')),
	of("the date within its month", (text) => text.replace(/^(date: \d{4}-\d\d)-\d\dT\d\d/m, "$1-11T11")),
	of("becomes a draft", front("draft: true")),
	of("an embargo of an hour", front("embargo: 2026-06-02T01:00:00Z")),
	of("is deleted", () => undefined),
	{ title: "a new story", change: ({ other, read }) => ({ [sibling(other)]: renamed(read(other)) }) },
	of("a directive that does not exist (warning)", end(":::nonsense\nA text.\n:::")),
	of("`draft: perhaps` (error)", front("draft: perhaps"), { isError: true }),
	of("a picture that does not exist (warning)", end("![A map](nowhere.jpg)")),
	{
		title: "two stories with one address (error)",
		isError: true,
		change: ({ other, read }) => ({ [sibling(other)]: read(other) }),
	},
	{
		title: "an author file",
		change: ({ content, story, read }) =>
			about(join(content, "authors"), /^byline:\n {2}- "(.*)"/m.exec(read(story))?.[1]),
	},
	{
		title: "the description of a topic",
		change: ({ content, story, read }) =>
			about(join(content, "topics"), /^tags:\n {2}- "(.*)"/m.exec(read(story))?.[1]),
	},
	{
		title: "a plain page",
		change: ({ content }) => ({ [join(content, "pages/about.md")]: "---\ntitle: About us\n---\nWe print news.\n" }),
	},
	{ title: "a static file", change: ({ site }) => ({ [join(site, "static/notice.txt")]: "A notice.\n" }) },
	{ title: "nothing, on the next day", at: "2026-06-03T00:00:00Z", change: () => ({}) },
];

/** An edit of the text of one story. */
function of(title, edit, more) {
	return { title, change: ({ story, read }) => ({ [story]: edit(read(story)) }), ...more };
}
const sibling = (file) => file.replace(/\.md$/, "-again.md");
const renamed = (text) => text.replace(/^headline: "/m, "$&Again: ").replace(/^slug: .*/m, "$&-again");
/** The file of an author or a topic, which keeps its address. */
function about(folder, name) {
	return { [join(folder, `${name.toLowerCase().replace(/\W+/g, "-")}.md`)]: `---\nname: ${name}\n---\nA few words.\n` };
}
