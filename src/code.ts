/** What the program itself is: what is remembered by other code is not believed. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { digest } from "./base/digest.js";

/** Stands for the compiled code, the installed versions of the packages that it names, and those of Node and its Unicode data. */
export function codeDigest(): string {
	const lib = fileURLToPath(new URL(".", import.meta.url));
	const files = filesBelow(lib).sort();
	const code = files.map((file) => [file.slice(lib.length), digest(readFileSync(file))]);
	const root = dirname(lib.replace(/[\\/]$/, ""));
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

/** As Node looks for it: in the folders `node_modules` on the way up. */
function versionOf(name: string, folder: string): string | undefined {
	const file = join(folder, "node_modules", name, "package.json");
	if (existsSync(file)) return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
	const above = dirname(folder);
	return above === folder ? undefined : versionOf(name, above);
}
