/** The locations of the program and its package. The only file that depends on its own location; the result is the same whether it is bundled or not. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL(".", import.meta.url));

/** The nearest folder with a `package.json`, at `folder` or above it. */
function packageAbove(folder: string): string {
	if (existsSync(join(folder, "package.json"))) return folder;
	const parent = dirname(folder);
	if (parent === folder) throw new Error(`No package.json in or above ${HERE}`);
	return packageAbove(parent);
}

/** The folder of the package, with a trailing separator. */
export const PACKAGE_DIR = join(packageAbove(HERE), sep);
/** The folder of the program, with a trailing separator: `lib/` if compiled, `src/` in tests of the source. */
export const PROGRAM_DIR = join(PACKAGE_DIR, relative(PACKAGE_DIR, HERE).split(sep)[0] ?? "", sep);

/** Whether this is the compiled program. The source runs in tests. */
export const IS_COMPILED = PROGRAM_DIR === join(PACKAGE_DIR, "lib", sep);

/** The installed version of a package, resolved like Node does from the program. Undefined if it is not installed. */
export function packageVersion(name: string, folder = PROGRAM_DIR): string | undefined {
	const file = join(folder, "node_modules", name, "package.json");
	if (existsSync(file)) return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
	const parent = dirname(folder);
	return parent === folder ? undefined : packageVersion(name, parent);
}
