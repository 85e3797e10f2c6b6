/** What the program itself is: what is remembered by other code is not believed. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { digest } from "./base/digest.js";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** Stands for the compiled code, the installed versions of the packages that it names, and those of Node and its Unicode data. */
export function codeDigest(): string {
	const files = readdirSync(HERE, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
	const texts = files.sort().map((name) => readFileSync(join(HERE, name), "utf8"));
	const root = dirname(HERE.replace(/[\\/]$/, ""));
	const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { dependencies: object };
	const versions = Object.keys(dependencies).map((name) => [name, versionOf(name, root)]);
	return digest(JSON.stringify([process.version, process.versions.icu, process.versions.tz, versions, texts]));
}

/** The installed version of a package, as Node looks for it from a folder: in the folders `node_modules` on the way up. */
export function versionOf(name: string, folder = HERE): string | undefined {
	const file = join(folder, "node_modules", name, "package.json");
	if (existsSync(file)) return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
	const above = dirname(folder);
	return above === folder ? undefined : versionOf(name, above);
}
