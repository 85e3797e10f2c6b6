/** `broadsheet init`: creates a new site that builds without problems. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { validateField } from "../../config/validation-problems.js";
import { didYouMean } from "../../core/closest-match.js";
import { ensureDir } from "../../core/ensure-dir.js";
import { existingFolderProblem, type Merged, mergeFiles } from "../scaffold/existing-folder.js";
import { type Host, recipeFor } from "../scaffold/hosts/index.js";
import { siteFiles } from "../scaffold/hosts/site.js";
import { type OwnDependency, ownDependency } from "../scaffold/own-package.js";
import { hasBroadsheet, readPackageJson } from "../scaffold/package-json.js";
import { promptFor, type Question } from "../terminal/prompt.js";
import { shellWord } from "../usage/own-command.js";

export interface InitFlags {
	readonly name?: string;
	readonly language?: string;
	readonly timeZone?: string;
	readonly url?: string;
	readonly host?: Host;
	/** How npm finds Broadsheet: the value of the dependency. */
	readonly package?: string;
}

/** Returns the exit code. No existing file is overwritten; a folder with files of other kinds is left unchanged. */
export async function runInit(folder: string, flags: InitFlags): Promise<number> {
	const { host = "none", package: given, ...answers } = flags;
	const printError = (text: string) => void process.stderr.write(`${text}\n`);
	const root = resolve(folder);
	const own = join(root, "package.json");
	const problem = existingFolderProblem(folder, root) ?? packageProblem(own);
	if (problem) {
		printError(problem);
		return 2;
	}
	const asked = await promptFor(questionsFor(root), answers);
	if ("error" in asked) {
		printError(asked.error);
		return 2;
	}
	const { name, language, timeZone, url } = asked.answers;
	const values = { name, language, timeZone, url: valueAs("url", url) };
	const recipe = recipeFor(host, values);
	try {
		ensureDir(root);
		const found = given !== undefined || namesBroadsheet(own) ? noted(given) : ownDependency(root);
		if ("error" in found) {
			printError(
				`The package of Broadsheet cannot be made for the site: ${found.error}\n  hint: say where npm finds it: --package ../broadsheet-1.0.0.tgz`,
			);
			return 3;
		}
		const merged = mergeFiles(root, { ...siteFiles(values, recipe), ...recipe.files }, name, found.dependency);
		for (const { path, text } of merged.files) {
			ensureDir(dirname(join(root, path)));
			writeFileSync(join(root, path), text);
		}
		process.stdout.write(summaryOf(folder, root, merged, found.made));
	} catch (cause) {
		printError(`The site cannot be written: ${(cause as Error).message}`);
		return 3;
	}
	return 0;
}

/** The package of a flag. An existing dependency stays as it is, so its value is not used. */
const noted = (dependency = ""): OwnDependency => ({ dependency });

/** Checked before anything is asked. */
function packageProblem(file: string): string | undefined {
	const read = existsSync(file) ? readPackageJson(readFileSync(file, "utf8")) : undefined;
	return read && "error" in read
		? `${relative(process.cwd(), file)} cannot be read: ${read.error}\n  hint: correct it, and run init again`
		: undefined;
}

function namesBroadsheet(file: string): boolean {
	const read = existsSync(file) ? readPackageJson(readFileSync(file, "utf8")) : undefined;
	return read !== undefined && "json" in read && hasBroadsheet(read.json);
}

/** What was written, and the commands that work there. */
function summaryOf(folder: string, root: string, { files, completed, kept }: Merged, made?: string): string {
	const readme = files.find(({ path }) => /^(?:README|PUBLISHING)\.md$/.test(path));
	const lines = [
		`A new site is in ${relative(process.cwd(), root) || "."}:`,
		...files.map(({ path }) => `  ${path}${completed.includes(path) ? " (completed)" : ""}`),
		...(made === undefined ? [] : [`  ${made}: Broadsheet itself, for npm`]),
		...(kept.length ? ["", `Unchanged, because it is there already: ${kept.join(", ")}`] : []),
		"",
		"Next:",
		...(root === process.cwd() ? [] : [`  cd ${shellWord(folder)}`]),
		...(existsSync(join(root, "node_modules/broadsheet")) ? [] : ["  npm install"]),
		"  npx broadsheet preview",
		...(readme ? [`${readme.path} explains how to publish it.`] : []),
	];
	return `${lines.join("\n")}\n`;
}

/** Answers are validated by the schema of the configuration. */
function questionsFor(root: string) {
	const zones = Intl.supportedValuesOf("timeZone");
	return {
		name: question("name", "--name", "Name of the newspaper", siteTitle(root)),
		language: question("language", "--language", "Language of its stories", "en"),
		timeZone: question("timeZone", "--time-zone", "Time zone", Intl.DateTimeFormat().resolvedOptions().timeZone, zones),
		url: question("url", "--url", "Address at which readers find it", "https://example.org"),
	};
}

type Key = Parameters<typeof validateField>[0];

const question = (
	key: Key,
	flag: string,
	message: string,
	fallback: string,
	known: readonly string[] = [],
): Question => ({
	flag,
	message,
	fallback,
	example: fallback,
	validate: (answer) => {
		const checked = validateField(key, answer);
		if (!("error" in checked)) return undefined;
		const hint = didYouMean(answer, known);
		return `"${answer}" ${checked.error}${hint ? `\n  hint: ${hint}` : ""}`;
	},
});

/** Normalized as by the configuration. */
const valueAs = (key: Key, answer: string): string => {
	const checked = validateField(key, answer);
	return "value" in checked ? checked.value : answer;
};

/** `my-paper` → `My Paper` */
const siteTitle = (root: string): string =>
	basename(root)
		.split(/[-_\s]+/)
		.map((word) => word.charAt(0).toUpperCase() + word.slice(1))
		.join(" ");
