/** Where the program and its package are on disk. The only file that asks for its own location: bundled or not, the answer is the same. */
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

/** The folder of the package, with a separator at its end. */
export const PACKAGE_DIR = join(packageAbove(HERE), sep);
/** The folder of the program: `lib/` compiled, `src/` where tests import the source; with a separator at its end. */
export const PROGRAM_DIR = join(PACKAGE_DIR, relative(PACKAGE_DIR, HERE).split(sep)[0] ?? "", sep);

/** The installed version of a package, as Node resolves it from the program: in the nearest `node_modules` of the parents. Undefined where it is not installed. */
export function packageVersion(name: string, folder = PROGRAM_DIR): string | undefined {
	const file = join(folder, "node_modules", name, "package.json");
	if (existsSync(file)) return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
	const parent = dirname(folder);
	return parent === folder ? undefined : packageVersion(name, parent);
}
