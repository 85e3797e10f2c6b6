/** What an editor changes in one story. */
import { basename } from "node:path";
import type { Random } from "../random.js";
import { AUTHORS, BREADCRUMBS, PICTURES, TOPICS } from "../site.js";
import { type Edit, setKey, storiesOf, type TestSite, textOf, writeFile } from "../test-site.js";

/** An edit of one story, or of one of other files: returns a description that follows the name of its file. */
const ofStory =
	(edit: (sitePlan: TestSite, path: string, random: Random) => string, filesOf = storiesOf): Edit =>
	(sitePlan, random) => {
		const path = random.pick(filesOf(sitePlan));
		return path && `${path}: ${edit(sitePlan, path, random)}`;
	};

/** A key that is set to one of these values; `undefined` removes it. */
export const key = (
	name: string,
	values: (random: Random) => readonly (string | undefined)[],
	filesOf = storiesOf,
): Edit =>
	ofStory((sitePlan, path, random) => {
		const value = random.pick(values(random));
		setKey(sitePlan, path, name, value);
		return `${name} ${value ?? "taken out"}`;
	}, filesOf);
export const paragraph = (
	text: (sitePlan: TestSite, random: Random, path: string) => string,
	filesOf = storiesOf,
): Edit =>
	ofStory((sitePlan, path, random) => {
		const added = text(sitePlan, random, path);
		writeFile(sitePlan, path, `${textOf(sitePlan, path)}\n${added}\n`);
		return `a paragraph "${added}"`;
	}, filesOf);

/** A different story, written in one of the forms of a link. */
export function reference(sitePlan: TestSite, random: Random): string {
	const path = random.pick(storiesOf(sitePlan)) ?? "content/none.md";
	const headline = /^headline: (.*)$/m.exec(textOf(sitePlan, path))?.[1] ?? "none";
	const file = path.slice("content/".length);
	return random.pick([`/${file}`, basename(path), basename(path, ".md"), `<${headline}>`, `/news/`]) ?? file;
}
export const written = (random: Random): string => `words ${random.below(1000)}`;
/** Notes of two days, today and tomorrow. */
const dated = (random: Random): readonly (string | undefined)[] => [
	`[{ date: 2026-05-0${1 + random.below(4)} 08:00, text: "See [it](the-lost-oar), ${written(random)}." }]`,
	`[{ date: 2026-04-01, text: ${written(random)} }, { date: 2026-05-03 07:00, text: ${written(random)} }]`,
	undefined,
];
const target = (sitePlan: TestSite, random: Random): string =>
	(random.pick(storiesOf(sitePlan)) ?? "content/none.md").slice("content/".length);

export const storyEdits = {
	body: paragraph((_, random) => `More of it, ${written(random)}.`),
	"a word of the body": ofStory((sitePlan, path, random) => {
		const word = random.pick(["dusk", "dawn", "noon"]) ?? "";
		writeFile(sitePlan, path, textOf(sitePlan, path).replace(/The end of it( at \w+)?/, `The end of it at ${word}`));
		return `at ${word}`;
	}),
	headline: key("headline", (random) => [`New ${written(random)}`, `Ferry & "tide" ${written(random)}`]),
	"short title": key("shortTitle", (random) => [`Short ${written(random)}`, undefined]),
	date: key("date", (random) => [
		`2026-0${1 + random.below(5)}-0${1 + random.below(9)} 07:00`,
		"2024-05-04 10:00",
		"2019-12-31 23:30",
	]),
	updated: key("updated", (random) => [`2026-05-0${1 + random.below(4)} 11:00`, undefined]),
	breadcrumb: key("breadcrumb", () => [...BREADCRUMBS, "[Sport, Lanterns]", undefined]),
	topics: key("tags", (random) => [
		`[${random.pick(TOPICS)}, ${random.pick(TOPICS)}]`,
		`[Topic ${random.below(3)}]`,
		undefined,
	]),
	byline: key("byline", (random) => [
		random.pick(AUTHORS),
		`${random.pick(AUTHORS)} and Nell Pound`,
		"ada-brill",
		undefined,
	]),
	slug: key("slug", (random) => [`told-anew-${random.below(300)}`, undefined]),
	summary: key("summary", (random) => [`["In short: ${written(random)}."]`, undefined]),
	type: key("type", () => ["opinion", "sponsored", undefined]),
	mood: key("mood", () => ["glad", "grim", undefined]),
	picture: key("image", (random) => [`{ src: images/${random.pick(PICTURES)}, alt: Seen anew }`, undefined]),
	status: key("status", () => ["killed", "draft", "published", undefined]),
	contributors: key("contributors", (random) => [
		`[{ name: ${random.pick(AUTHORS)}, role: photographer }, Nell Pound]`,
		`[${random.pick(AUTHORS)}, { name: cosmo-wick, role: editor }]`,
		`${random.pick(AUTHORS)} and Nell Pound`,
		undefined,
	]),
	corrections: key("corrections", dated),
	updates: key("updates", dated),
	language: key("lang", () => ["fr", "cy", undefined]),
	canonical: key("canonical", () => ["https://elsewhere.example/story/", undefined]),
	translation: key("translationKey", (random) => [
		`tide-${random.below(2)}`,
		`pell-harbour-${10 + random.below(3)}`,
		undefined,
	]),
	minor: key("minor", () => ["true", undefined]),
	sponsor: key("sponsor", (random) => [`Bank of ${written(random)}`, undefined]),
	access: key("access", () => ["members", "paid", undefined]),
	draft: key("draft", () => ["true", "false", undefined]),
	embargo: key("embargo", () => ["2026-05-05 06:00", "2026-05-01 06:00", undefined]),
	expires: key("expires", () => ["2026-05-06 06:00", "2026-05-01 06:00", undefined]),
	alias: key("aliases", (random) => [`[/former/place-${random.below(300)}/]`, undefined]),
	"series part": key("series", (random) => [
		`{ name: The Long Tide, part: ${random.below(200)} }`,
		"Lost Oars",
		undefined,
	]),
	"link to another story": paragraph((sitePlan, random) => `Then came [that](${reference(sitePlan, random)}).`),
	"link that leads nowhere": paragraph((_, random) => `Lost is [that](nowhere-${random.below(50)}.md).`),
	"links out of a story": ofStory((sitePlan, path) => {
		writeFile(sitePlan, path, textOf(sitePlan, path).replace(/\[([^\]]*)\]\(([^)]*)\)/g, "$1"));
		return "no link left in it";
	}),
	"picture that does not exist": key("image", () => [
		"{ src: images/none.png, alt: Lost }",
		"images/lost.png",
		undefined,
	]),
	"picture in the text": paragraph((_, random) => `![A sight](/images/${random.pick(PICTURES)})`),
	"read more": paragraph((sitePlan, random) => `Read more: [That](${reference(sitePlan, random)})`),
	"read-more list": ofStory((sitePlan, path, random) => {
		const to = random.percent(70) ? target(sitePlan, random) : undefined;
		setKey(sitePlan, path, "readMore", to && `[${to}]`);
		return `readMore ${to}`;
	}),
	related: ofStory((sitePlan, path, random) => {
		const to = random.percent(70) ? target(sitePlan, random) : undefined;
		setKey(sitePlan, path, "related", to && `[${to}]`);
		return `related ${to}`;
	}),
} satisfies Record<string, Edit>;
