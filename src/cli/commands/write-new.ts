/** Writes the files that `broadsheet new` creates, and opens them in an editor on request. */
import { writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { ensureDir } from "../../core/ensure-dir.js";
import type { SiteConfig } from "../../core/model.js";
import { filesOf } from "../../core/mounts.js";
import { loadSite } from "../scaffold/load-site.js";
import { type NameRegistry, readNames } from "../scaffold/name-registry.js";
import type { NewFile } from "../scaffold/story.js";
import { edit } from "../terminal/edit.js";
import { problemsText } from "../terminal/problems.js";
import { chosenEditor, supportsColor } from "../terminal/terminal.js";

export interface Flags {
	readonly root: string;
	readonly edit?: boolean;
}
type Made = { readonly error: string } | { readonly files: readonly NewFile[]; readonly notes: readonly string[] };

/** If anything is wrong, nothing is written. An existing file is never overwritten. */
export async function writeNew(
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
	const { value: site, problems } = await loadSite(root);
	if (problems.length) printError(`${problemsText(problems, root, supportsColor(process.stderr))}\n`);
	if (!site) return 2;
	const made = await make(site, readNames(root, site));
	if ("error" in made) {
		printError(made.error);
		return 2;
	}
	const paths = made.files.map(({ path }) => join(root, filesOf(path, site.folders.content)[0] ?? `content/${path}`));
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
	const error = editor === undefined ? undefined : edit(editor, paths);
	if (error) printError(error);
	return error ? 3 : 0;
}
