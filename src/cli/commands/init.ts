/** `broadsheet init`: creates a new site that builds without problems. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { validateField } from "../../config/validation-problems.js";
import { didYouMean } from "../../core/closest-match.js";
import { ensureDir } from "../../core/ensure-dir.js";
import { PACKAGE_DIR } from "../../core/locations.js";
import { type Host, hostFiles } from "../scaffold/hosts/index.js";
import { siteFiles } from "../scaffold/hosts/site.js";
import { promptFor, type Question } from "../terminal/prompt.js";

export interface InitFlags {
	readonly name?: string;
	readonly language?: string;
	readonly timeZone?: string;
	readonly url?: string;
	readonly host?: Host;
}

/** Returns the exit code. A folder that is not empty is left unchanged. */
export async function runInit(folder: string, { host = "none", ...flags }: InitFlags): Promise<number> {
	const printError = (text: string) => void process.stderr.write(`${text}\n`);
	const root = resolve(folder);
	if (existsSync(root) && readdirSync(root).length > 0) {
		printError(`${folder} is not empty; choose a new folder`);
		return 2;
	}
	const asked = await promptFor(questionsFor(root), flags);
	if ("fault" in asked) {
		printError(asked.fault);
		return 2;
	}
	const { name, language, timeZone, url } = asked.answers;
	const values = { name, language, timeZone, url: valueAs("url", url), version: version() };
	const files = { ...siteFiles(values), ...hostFiles(host, values) };
	try {
		for (const [path, text] of Object.entries(files)) {
			ensureDir(dirname(join(root, path)));
			writeFileSync(join(root, path), text);
		}
	} catch (cause) {
		printError(`The site cannot be written: ${(cause as Error).message}`);
		return 3;
	}
	const next = "package.json" in files ? "npm install\n  npx broadsheet preview" : "broadsheet preview";
	process.stdout.write(
		`A new site is in ${relative(process.cwd(), root) || "."}:\n${Object.keys(files)
			.map((path) => `  ${path}`)
			.join(
				"\n",
			)}\n\nNext:\n  cd ${folder}\n  ${next}\n${host === "none" ? "" : "README.md explains how to publish it.\n"}`,
	);
	return 0;
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
	words: string,
	fallback: string,
	known: readonly string[] = [],
): Question => ({
	flag,
	words,
	fallback,
	example: fallback,
	fault: (answer) => {
		const checked = validateField(key, answer);
		if (!("fault" in checked)) return undefined;
		const hint = didYouMean(answer, known);
		return `"${answer}" ${checked.fault}${hint ? `\n  hint: ${hint}` : ""}`;
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

const version = (): string =>
	(JSON.parse(readFileSync(join(PACKAGE_DIR, "package.json"), "utf8")) as { version: string }).version;
