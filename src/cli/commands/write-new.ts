/** Writes what `broadsheet new` begins, and opens it in an editor where that is asked for. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import { loadSiteConfig } from "../../build/load-config.js";
import { missingSiteProblem } from "../../config/load.js";
import { ensureDir } from "../../core/ensure-dir.js";
import type { SiteConfig } from "../../core/model.js";
import { type NameRegistry, readNames } from "../scaffold/name-registry.js";
import type { NewFile } from "../scaffold/story.js";
import { edit } from "../terminal/edit.js";
import { chosenEditor, problemsText, supportsColor } from "../terminal/terminal.js";

export interface Flags {
	readonly root: string;
	readonly edit?: boolean;
}
type Made = { readonly fault: string } | { readonly files: readonly NewFile[]; readonly told: readonly string[] };

/** Nothing is written where anything is wrong, and no file is ever written over. */
export async function writeNew(
	{ root: folder, edit: isEdited = false }: Flags,
	make: (site: SiteConfig, shelf: NameRegistry) => Promise<Made>,
): Promise<number> {
	const tell = (text: string) => void process.stderr.write(`${text}\n`);
	const root = resolve(folder);
	const editor = isEdited ? chosenEditor() : undefined;
	if (isEdited && editor === undefined) {
		tell("--edit: no editor is chosen\n  hint: set VISUAL or EDITOR, for instance EDITOR=nano");
		return 2;
	}
	const site = await siteAt(root, tell);
	if (!site) return 2;
	const made = await make(site, readNames(root, site));
	if ("fault" in made) {
		tell(made.fault);
		return 2;
	}
	const paths = made.files.map(({ path }) => join(root, "content", path));
	try {
		for (const [index, path] of paths.entries()) {
			ensureDir(dirname(path));
			writeFileSync(path, made.files[index]?.text ?? "", { flag: "wx" });
		}
	} catch (cause) {
		tell(`The file cannot be written: ${(cause as Error).message}`);
		return 3;
	}
	const shown = paths.map((path) => relative(process.cwd(), path));
	process.stdout.write(`${[...shown, ...made.told].join("\n")}\n`);
	const fault = editor === undefined ? undefined : edit(editor, paths);
	if (fault) tell(fault);
	return fault ? 3 : 0;
}

/** Loads the site's configuration; undefined if it is invalid, after reporting why. */
async function siteAt(root: string, tell: (text: string) => void): Promise<SiteConfig | undefined> {
	const cache = mkdtempSync(join(tmpdir(), "broadsheet-new-"));
	try {
		const fault = missingSiteProblem(root);
		const { value, problems } = fault ? { problems: [fault] } : await loadSiteConfig(root, cache);
		if (problems.length) tell(`${problemsText(problems, root, supportsColor(process.stderr))}\n`);
		return value?.site;
	} finally {
		rmSync(cache, { recursive: true, force: true });
	}
}
