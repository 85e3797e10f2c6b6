/** How the user runs this program from the current folder, for the next steps that commands print. */
import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { PACKAGE_DIR } from "../../core/locations.js";

/**
 * `npx broadsheet` for an installation in `cwd` or above it; `broadsheet` for a global one; the path of the script for a checkout. `npx` with a tarball
 * installs into a cache of npm (`_npx`); there the site is expected to have the package, too.
 */
export function ownCommand(cwd = process.cwd(), folder = PACKAGE_DIR): string {
	const modules = folder.lastIndexOf(`${sep}node_modules${sep}`);
	if (modules < 0) {
		const script = join(folder, "lib/cli.js");
		const near = relative(cwd, script);
		return `node ${shellWord(near.length < script.length ? near : script)}`;
	}
	const home = folder.slice(0, modules);
	const isLocal = `${cwd}${sep}`.startsWith(`${home}${sep}`) && existsSync(join(home, "package.json"));
	return isLocal || home.includes(`${sep}_npx${sep}`) ? "npx broadsheet" : "broadsheet";
}

/** The whole command for a site: `npx broadsheet preview --root my-paper`. `root` is as the user gave it. */
export const commandFor = (words: string, root = "."): string =>
	`${ownCommand()} ${words}${relative(".", root) === "" ? "" : ` --root ${shellWord(root)}`}`;

/** As one word of a shell. */
export const shellWord = (path: string): string => (/^[\w./\\:@+-]+$/.test(path) ? path : JSON.stringify(path));
