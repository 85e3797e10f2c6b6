/** `broadsheet new`: creates the file of a new story, of live coverage, of a plain page or of an author. */
import { now } from "../../core/clock.js";
import { keyFor } from "../../core/field-keys.js";
import type { Instant } from "../../core/model.js";
import { authorFile } from "../scaffold/author.js";
import type { NameRegistry } from "../scaffold/name-registry.js";
import { pageFile } from "../scaffold/page.js";
import { labelOf, matchSection, sectionProblem } from "../scaffold/section.js";
import { storyFiles } from "../scaffold/story.js";
import { promptFor, type Question } from "../terminal/prompt.js";
import { commandFor } from "../usage/own-command.js";
import { type Flags, writeNew } from "./write-new.js";

export interface NewStoryFlags extends Flags {
	readonly headline?: string;
	readonly section?: string;
	readonly newSection?: boolean;
	readonly byline?: string;
	readonly at?: Instant;
	readonly live?: boolean;
}
export interface NewPageFlags extends Flags {
	readonly title?: string;
}
export interface NewAuthorFlags extends Flags {
	readonly name?: string;
	readonly role?: string;
}

/** Returns the exit code. */
export const runNewStory = (flags: NewStoryFlags): Promise<number> =>
	writeNew(flags, async (site, registry) => {
		const questions = {
			headline: { flag: "--headline", message: "Headline", example: '"Council approves the river bridge"' },
			section: sectionQuestion(registry, flags.newSection ?? false),
			byline: { flag: "--byline", message: "Byline (Enter for none)", example: '"Mara Lindqvist"', fallback: "" },
		};
		const asked = await promptFor(questions, flags);
		if ("error" in asked) return asked;
		const { headline, section: typed, byline } = asked.answers;
		const { section, isNew } = matchSection(typed, registry.sections);
		const { at = now(), live = false } = flags;
		const key = keyFor(site.fields, "draft");
		return {
			files: storyFiles({ headline, section, byline, at, live }, site, registry),
			notes: [
				...(isNew ? [`New section: ${labelOf(section)}`] : []),
				...draftNotes(flags, key, live ? " from both files" : ""),
			],
		};
	});

/** Returns the exit code. */
export const runNewPage = (flags: NewPageFlags): Promise<number> =>
	writeNew(flags, async (site, registry) => {
		if (site.folders.pages === "")
			return { error: "This site has no plain pages\n  hint: `folders: { pages }` in broadsheet.config.ts is empty" };
		const asked = await promptFor({ title: { flag: "--title", message: "Title", example: '"About us"' } }, flags);
		if ("error" in asked) return asked;
		const { file, url } = pageFile(asked.answers.title, site, registry);
		return { files: [file], notes: [`Its address is ${url}`, ...draftNotes(flags, keyFor(site.fields, "draft"))] };
	});

/** Returns the exit code. */
export const runNewAuthor = (flags: NewAuthorFlags): Promise<number> =>
	writeNew(flags, async (site, registry) => {
		const questions = {
			name: { flag: "--name", message: "Name", example: '"Mara Lindqvist"' },
			role: { flag: "--role", message: "Role (Enter for none)", example: '"City Hall reporter"', fallback: "" },
		};
		const asked = await promptFor(questions, flags);
		if ("error" in asked) return asked;
		return {
			files: [authorFile(asked.answers, site, registry)],
			notes: [`To name the author in a story: ${keyFor(site.fields, "byline")}: ${asked.answers.name}`],
		};
	});

const draftNotes = ({ root }: Flags, key: string, where = ""): readonly string[] => [
	`It is a draft: remove the line \`${key}: true\`${where} to publish it.`,
	`Look at it: ${commandFor("preview --drafts", root)}`,
];

/** A name similar to an existing section counts as a typing error, unless it is typed twice or a flag confirms it. */
function sectionQuestion({ sections }: NameRegistry, mayBeNew: boolean): Question {
	let refused: string | undefined;
	const labels = sections.map(labelOf);
	const shown =
		labels.slice(0, MAX_CHOICES).join(", ") +
		(labels.length > MAX_CHOICES ? ` and ${labels.length - MAX_CHOICES} more` : "");
	return {
		flag: "--section",
		message: "Section (Enter for none)",
		example: `"${labels[0] ?? "News"}"`,
		fallback: "",
		...(shown && { intro: `Sections: ${shown}` }),
		validate: (typed, asked) => {
			const { section, near } = matchSection(typed, sections);
			const problem = sectionProblem(section);
			if (problem) return `It cannot be a section: ${problem}`;
			if (near === undefined || mayBeNew || (asked && typed === refused)) return undefined;
			refused = typed;
			const way = asked ? "Type it again to create it" : "--new-section creates it";
			return `There is no section "${typed}" yet\n  hint: did you mean "${near}"? ${way}`;
		},
	};
}
const MAX_CHOICES = 30;
