/** Which folder a new site can be made in, and what becomes of the files that are there. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { completedPackageJson, newPackageJson, readPackageJson } from "./package-json.js";

/** What a project has before it has a site: files of git, editors, npm and code hosts. */
const PROJECT_FILES =
	/^(?:\..*|node_modules|(?:package|package-lock|npm-shrinkwrap|tsconfig)\.json|(?:yarn|bun)\.lockb?|pnpm-(?:lock|workspace)\.yaml|.*\.tgz|(?:README|LICEN[CS]E|COPYING|NOTICE|CHANGELOG|CONTRIBUTING|SECURITY|CODE_OF_CONDUCT|CODEOWNERS)(?:\..*)?)$/i;

/** Why the folder cannot become a site, with a hint; undefined if it can. */
export function existingFolderProblem(folder: string, root: string): string | undefined {
	if (!existsSync(root)) return undefined;
	if (!statSync(root).isDirectory()) return `${folder} is a file\n  hint: choose a new folder`;
	const others = readdirSync(root).filter((name) => !PROJECT_FILES.test(name));
	const config = others.find((name) => /^broadsheet\.config\.\w+$/.test(name));
	if (config) return `${folder} is a site already: it has ${config}\n  hint: choose a new folder`;
	if (others.length === 0) return undefined;
	const shown = others.sort().slice(0, 3).join(", ") + (others.length > 3 ? ` and ${others.length - 3} more` : "");
	return `${folder} is not empty: it has ${shown}\n  hint: choose a new folder; of other files, only those of a project may be there, such as .git, package.json and README.md`;
}

/** A file to write. `path` is relative to the site. */
export interface NewSiteFile {
	readonly path: string;
	readonly text: string;
}
export interface Merged {
	readonly files: readonly NewSiteFile[];
	/** Existing files that get something added. */
	readonly completed: readonly string[];
	/** Existing files that stay as they are. */
	readonly kept: readonly string[];
}

const README = "README.md";
/** The name of the readme file of a site whose folder has one of its own. */
const SECOND_README = "PUBLISHING.md";

/** Nothing is overwritten: `package.json` and `.gitignore` are completed, a second readme file gets a different name, other existing files stay. */
export function mergeFiles(
	root: string,
	files: Readonly<Record<string, string>>,
	name: string,
	dependency: string,
): Merged {
	const completed: string[] = [];
	const kept: string[] = [];
	const write = [...Object.entries(files), ["package.json", ""] as const].flatMap(
		([wanted, text]): readonly NewSiteFile[] => {
			const path = wanted === README && existsSync(join(root, README)) ? SECOND_README : wanted;
			const own = existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : undefined;
			if (path === "package.json" && own === undefined) return [{ path, text: newPackageJson(name, dependency) }];
			if (own === undefined) return [{ path, text }];
			const whole = completedText(path, own, text, dependency);
			(whole === own ? kept : completed).push(path);
			return whole === own ? [] : [{ path, text: whole }];
		},
	);
	return { files: write, completed, kept };
}

function completedText(path: string, own: string, text: string, dependency: string): string {
	if (path === ".gitignore") return withLines(own, text);
	if (path !== "package.json") return own;
	const read = readPackageJson(own);
	if ("error" in read) return own;
	const whole = completedPackageJson(own, read.json, dependency);
	return JSON.stringify(JSON.parse(whole)) === JSON.stringify(read.json) ? own : whole;
}

/** `dist/`, `dist` and `/dist` ignore the same folder of a site. */
function withLines(own: string, text: string): string {
	const nameOf = (line: string) => line.trim().replace(/^\/|\/$/g, "");
	const known = new Set(own.split("\n").map(nameOf));
	const missing = text.split("\n").filter((line) => line && !known.has(nameOf(line)));
	return missing.length ? `${own}${own === "" || own.endsWith("\n") ? "" : "\n"}${missing.join("\n")}\n` : own;
}
