/** What editors change beside the stories: entries of live coverage, notes of groups, fronts, the publication record. */
import { basename, dirname, join } from "node:path";
import { RECORD_FILE } from "../../../src/content/publication-record.js";
import { entry, LIVE } from "../newsroom.js";
import type { Random } from "../random.js";
import { AUTHORS, PICTURES, TOPICS } from "../site.js";
import { type Edit, entriesOf, exists, removeFile, storiesOf, type TestSite, textOf, writeFile } from "../test-site.js";
import { move } from "./files.js";
import { oneOf } from "./site.js";
import { key, paragraph, reference, written } from "./stories.js";

const dateOf = (random: Random): string =>
	`2026-05-0${3 + random.below(3)} ${10 + random.below(12)}:${10 + random.below(50)}`;
const linkToEntry = (sitePlan: TestSite, random: Random): string => {
	const path = random.pick(entriesOf(sitePlan)) ?? "content/none.md";
	return `[the entry](${random.pick([path.slice("content".length), path.slice("content/".length), basename(path)])})`;
};
const liveOf = (sitePlan: TestSite): string[] => storiesOf(sitePlan).filter((path) => path.includes(".live/"));
const ofEntry = (name: string, values: (random: Random) => readonly (string | undefined)[]): Edit =>
	key(name, values, entriesOf);

const liveEdits = {
	"an entry more": (sitePlan, random) => {
		const folder = dirname(random.pick(liveOf(sitePlan)) ?? `${LIVE}/index.md`);
		const path = `${folder}/added-${random.below(100)}.md`;
		writeFile(sitePlan, path, entry(`date: ${dateOf(random)}`, `News of it, ${written(random)}.`));
		return path;
	},
	"an entry less": (sitePlan, random) => {
		const path = random.pick(entriesOf(sitePlan));
		if (path) removeFile(sitePlan, path);
		return path;
	},
	"an entry under another name": (sitePlan, random) => {
		const path = random.pick(entriesOf(sitePlan));
		return path && move(sitePlan, path, join(dirname(path), `renamed-${random.below(50)}.md`));
	},
	"an entry: words": paragraph((_, random) => `More of it, ${written(random)}.`, entriesOf),
	"an entry: a link": paragraph((sitePlan, random) => `Then [that](${reference(sitePlan, random)}).`, entriesOf),
	"an entry: a read more": paragraph(
		(sitePlan, random) => `Read more: [That](${reference(sitePlan, random)})`,
		entriesOf,
	),
	"an entry: a link to an entry": paragraph((sitePlan, random) => `As in ${linkToEntry(sitePlan, random)}.`, entriesOf),
	"an entry: a picture": paragraph((_, random) => `![A wave](/images/${random.pick(PICTURES)})`, entriesOf),
	"an entry: headline": ofEntry("headline", (random) => [`Entry ${written(random)}`, undefined]),
	"an entry: date": ofEntry("date", (random) => [dateOf(random)]),
	"an entry: byline": ofEntry("byline", (random) => [random.pick(AUTHORS), "Nell Pound", undefined]),
	"an entry: id": ofEntry("id", (random) => [`entry-${random.below(50)}`, undefined]),
	"an entry: pinned": ofEntry("pinned", () => ["true", undefined]),
	"an entry: key event": ofEntry("keyEvent", () => ["true", undefined]),
	"an entry: draft": ofEntry("draft", () => ["true", undefined]),
	"an entry: embargo": ofEntry("embargo", () => ["2026-05-05 06:00", "2026-05-01 06:00", undefined]),
	"an entry: expires": ofEntry("expires", () => ["2026-05-04 08:00", "2026-05-07 06:00", undefined]),
	"end of coverage": key("ends", (random) => [dateOf(random), "2026-05-07 06:00", undefined], liveOf),
	"a read more to an entry": paragraph((sitePlan, random) => `Read more: ${linkToEntry(sitePlan, random)}`),
	"a link to an entry": paragraph((sitePlan, random) => `So says ${linkToEntry(sitePlan, random)}.`),
} satisfies Record<string, Edit>;

/** A note: some of its keys, and a text that may link to a story. */
const note =
	(path: string, names: readonly string[]): Edit =>
	(sitePlan, random) => {
		const keys = [
			random.percent(70) && `name: ${random.pick(names)}`,
			random.percent(40) && `order: ${1 + random.below(3)}`,
			path.includes("/topics/") &&
				random.percent(50) &&
				`aka: [Boats, ${random.pick(TOPICS)}, Topic ${random.below(3)}]`,
			random.percent(30) && `description: "Of [it](${reference(sitePlan, random).replaceAll('"', "")})."`,
		].filter(Boolean);
		const text = `---\n${keys.join("\n")}\n---\n\nAll of it, ${written(random)}.\n`;
		return oneOf(path, () => [text, text, text, undefined])(sitePlan, random);
	};

/** A reference to a story, or a missing one, as YAML. */
const pin = (sitePlan: TestSite, random: Random): string => {
	const to = JSON.stringify(reference(sitePlan, random).replace(/^<(.*)>$/, "$1"));
	return random.percent(60) ? to : `{ story: ${to}, until: ${random.pick(["2026-05-05 08:00", "2026-05-01"])} }`;
};
const pins = (sitePlan: TestSite, random: Random): string =>
	Array.from({ length: random.below(4) }, () => pin(sitePlan, random)).join(", ");
const fill = (random: Random): string | undefined =>
	random.pick([
		"section: News",
		"section: Sport/Rowing",
		"section: culture",
		"section: Nowhere",
		`topic: ${random.pick(TOPICS)}`,
		"topic: Boats",
	]);
const front =
	(path: string): Edit =>
	(sitePlan, random) => {
		const slot = () => [`size: ${1 + random.below(4)}`, `pins: [${pins(sitePlan, random)}]`];
		const lines = [
			random.percent(60) && `lead: ${pin(sitePlan, random)}`,
			random.percent(60) &&
				`secondary: { ${slot()
					.concat(random.percent(40) ? (fill(random) ?? "") : [])
					.join(", ")} }`,
			random.percent(60) &&
				`rail: { ${slot()
					.concat(`title: ${written(random)}`)
					.join(", ")} }`,
			random.percent(60) &&
				`strips: [${[1, 2]
					.map(
						() =>
							`{ ${slot()
								.concat(fill(random) ?? "")
								.join(", ")} }`,
					)
					.join(", ")}]`,
		].filter(Boolean);
		return oneOf(path, () => [...Array(4).fill(`# Ours\n${lines.join("\n")}\n`), undefined])(sitePlan, random);
	};

/** Removes one line that matches, or inserts text before it. */
const ofRecord =
	(what: RegExp, by: string): Edit =>
	(sitePlan) => {
		if (!exists(sitePlan, RECORD_FILE)) return undefined;
		writeFile(sitePlan, RECORD_FILE, textOf(sitePlan, RECORD_FILE).replace(what, by));
		return `${what}: ${by}`;
	};

export const newsroomEdits = {
	...liveEdits,
	"a note on a topic": note("content/topics/ferries.md", ["Ferries", "The ferries"]),
	"another note on a topic": note("content/topics/schools.md", ["Schools", "Bells"]),
	"a note on a section": note("content/sections/news/harbour.md", ["Harbour", "The Harbour", "Port"]),
	"a note on a top section": note("content/sections/sport.md", ["Sport", "Games"]),
	"a note on a series": note("content/series/the-long-tide.md", ["The Long Tide", "Tides"]),
	"the masthead": oneOf("content/authors/edda-thorn.md", (random) => [
		`---\nname: Edda Thorn\nmasthead: ${written(random)}\norder: ${random.below(9)}\nemail: edda@a.example\n---\n`,
		"---\nname: Edda Thorn\n---\n",
		undefined,
	]),
	"the front page": front("content/fronts/home.yaml"),
	"the front of a section": front("content/fronts/sport.yaml"),
	"the front of another section": front("content/fronts/news/harbour.yaml"),
	record: ({ options }) => {
		options.record = true;
		return "the next build writes it";
	},
	"the record is lost": oneOf(RECORD_FILE, () => [undefined]),
	"the record forgets a story": ofRecord(/"stories": \{\n.*,\n/, '"stories": {\n'),
	"the record has a former address": ofRecord(/"urls":\["/, '"urls":["/former/one/","'),
	"the record says that a page is gone": ofRecord(/"gone": \[\]/, '"gone": [\n"/gone-for-good/"\n]'),
} satisfies Record<string, Edit>;
