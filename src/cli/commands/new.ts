/** `broadsheet new`: creates the file of a new story, of live coverage or of an author. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { loadSiteConfig } from "../../build/load-config.js";
import { missingSiteProblem } from "../../config/load.js";
import { now } from "../../core/clock.js";
import { ensureDir } from "../../core/ensure-dir.js";
import { keyFor } from "../../core/field-keys.js";
import type { Instant, SiteConfig } from "../../core/model.js";
import { authorFile } from "../scaffold/author.js";
import { type NameRegistry, readNames } from "../scaffold/name-registry.js";
import { labelOf, matchSection, sectionProblem } from "../scaffold/section.js";
import { type NewFile, storyFiles } from "../scaffold/story.js";
import { edit } from "../terminal/edit.js";
import { promptFor, type Question } from "../terminal/prompt.js";
import { chosenEditor, problemsText, supportsColor } from "../terminal/terminal.js";

interface Flags {
	readonly root: string;
	readonly edit?: boolean;
}
export interface NewStoryFlags extends Flags {
	readonly headline?: string;
	readonly section?: string;
	readonly newSection?: boolean;
	readonly byline?: string;
	readonly at?: Instant;
	readonly live?: boolean;
}
export interface NewAuthorFlags extends Flags {
	readonly name?: string;
	readonly role?: string;
}

/** Returns the exit code. */
export const runNewStory = (flags: NewStoryFlags): Promise<number> =>
	writeNew(flags, async (site, registry) => {
		const questions = {
			headline: { flag: "--headline", words: "Headline", example: '"Council approves the river bridge"' },
			section: sectionQuestion(registry, flags.newSection ?? false),
			byline: { flag: "--byline", words: "Byline (Enter for none)", example: '"Mara Lindqvist"', fallback: "" },
		};
		const asked = await promptFor(questions, flags);
		if ("fault" in asked) return asked;
		const { headline, section: typed, byline } = asked.answers;
		const { section, isNew } = matchSection(typed, registry.sections);
		const { at = now(), live = false } = flags;
		const key = keyFor(site.fields, "draft");
		return {
			files: storyFiles({ headline, section, byline, at, live }, site, registry),
			notes: [
				...(isNew ? [`New section: ${labelOf(section)}`] : []),
				`It is a draft: remove the line \`${key}: true\`${live ? " from both files" : ""} to publish it.`,
				"Look at it: broadsheet preview --drafts",
			],
		};
	});

/** Returns the exit code. */
export const runNewAuthor = (flags: NewAuthorFlags): Promise<number> =>
	writeNew(flags, async (site, registry) => {
		const questions = {
			name: { flag: "--name", words: "Name", example: '"Mara Lindqvist"' },
			role: { flag: "--role", words: "Role (Enter for none)", example: '"City Hall reporter"', fallback: "" },
		};
		const asked = await promptFor(questions, flags);
		if ("fault" in asked) return asked;
		return {
			files: [authorFile(asked.answers, site, registry)],
			notes: [`To name the author in a story: ${keyFor(site.fields, "byline")}: ${asked.answers.name}`],
		};
	});

/** A name similar to an existing section counts as a typing error, unless it is typed twice or a flag confirms it. */
function sectionQuestion({ sections }: NameRegistry, mayBeNew: boolean): Question {
	let refused: string | undefined;
	const labels = sections.map(labelOf);
	const shown =
		labels.slice(0, MAX_CHOICES).join(", ") +
		(labels.length > MAX_CHOICES ? ` and ${labels.length - MAX_CHOICES} more` : "");
	return {
		flag: "--section",
		words: "Section (Enter for none)",
		example: `"${labels[0] ?? "News"}"`,
		fallback: "",
		...(shown && { above: `Sections: ${shown}` }),
		fault: (typed, asked) => {
			const { section, near } = matchSection(typed, sections);
			const fault = sectionProblem(section);
			if (fault) return `It cannot be a section: ${fault}`;
			if (near === undefined || mayBeNew || (asked && typed === refused)) return undefined;
			refused = typed;
			const way = asked ? "Type it again to create it" : "--new-section creates it";
			return `There is no section "${typed}" yet\n  hint: did you mean "${near}"? ${way}`;
		},
	};
}
const MAX_CHOICES = 30;

type Made = { readonly fault: string } | { readonly files: readonly NewFile[]; readonly notes: readonly string[] };

/** If anything is wrong, nothing is written. An existing file is never overwritten. */
async function writeNew(
	{ root: folder, edit: isEdited = false }: Flags,
	make: (site: SiteConfig, registry: NameRegistry) => Promise<Made>,
): Promise<number> {
	const printError = (text: string) => void process.stderr.write(`${text}\n`);
	const root = resolve(folder);
	const editor = isEdited ? chosenEditor() : undefined;
	if (isEdited && editor === undefined) {
		printError("--edit: no editor is chosen\n  hint: set VISUAL or EDITOR, for instance EDITOR=nano");
		return 2;
	}
	const site = await siteAt(root, printError);
	if (!site) return 2;
	const made = await make(site, readNames(root, site));
	if ("fault" in made) {
		printError(made.fault);
		return 2;
	}
	const paths = made.files.map(({ path }) => join(root, "content", path));
	try {
		for (const [index, path] of paths.entries()) {
			ensureDir(dirname(path));
			writeFileSync(path, made.files[index]?.text ?? "", { flag: "wx" });
		}
	} catch (cause) {
		printError(`The file cannot be written: ${(cause as Error).message}`);
		return 3;
	}
	const shown = paths.map((path) => relative(process.cwd(), path));
	process.stdout.write(`${[...shown, ...made.notes].join("\n")}\n`);
	const fault = editor === undefined ? undefined : edit(editor, paths);
	if (fault) printError(fault);
	return fault ? 3 : 0;
}

/** Loads the site's configuration. If it is invalid, prints why and returns undefined. */
async function siteAt(root: string, printError: (text: string) => void): Promise<SiteConfig | undefined> {
	const cache = mkdtempSync(join(tmpdir(), "broadsheet-new-"));
	try {
		const fault = missingSiteProblem(root);
		const { value, problems } = fault ? { problems: [fault] } : await loadSiteConfig(root, cache);
		if (problems.length) printError(`${problemsText(problems, root, supportsColor(process.stderr))}\n`);
		return value?.site;
	} finally {
		rmSync(cache, { recursive: true, force: true });
	}
}
