/** What the program itself is: what is remembered by other code is not believed. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { digest } from "./base/digest.js";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** Stands for the compiled code, the installed versions of the packages that it names, and those of Node and its Unicode data. */
export function codeDigest(): string {
	const files = filesBelow(HERE).sort();
	const code = files.map((file) => [file.slice(HERE.length), digest(readFileSync(file))]);
	const root = dirname(HERE.replace(/[\\/]$/, ""));
	const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { dependencies: object };
	const versions = Object.keys(dependencies).map((name) => [name, versionOf(name, root)]);
	return digest(JSON.stringify([process.version, process.versions.icu, process.versions.tz, versions, code]));
}

/** One list of a folder after another: asked for all of them at once, Node looks at every file. */
const filesBelow = (folder: string): string[] =>
	readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name);
		return entry.isDirectory() ? filesBelow(path) : path.endsWith(".js") ? [path] : [];
	});

/** The installed version of a package, as Node looks for it from a folder: in the folders `node_modules` on the way up. */
export function versionOf(name: string, folder = HERE): string | undefined {
	const file = join(folder, "node_modules", name, "package.json");
	if (existsSync(file)) return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
	const above = dirname(folder);
	return above === folder ? undefined : versionOf(name, above);
}
