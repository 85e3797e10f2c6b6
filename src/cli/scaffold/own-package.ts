/** How npm can install this very program into a site. */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PACKAGE_DIR } from "../../core/locations.js";

const ownVersion = (): string =>
	(JSON.parse(readFileSync(join(PACKAGE_DIR, "package.json"), "utf8")) as { version: string }).version;

export interface OwnDependency {
	readonly dependency: string;
	/** The tarball that was made in the site. */
	readonly made?: string;
}

/**
 * The value of the dependency: the address of the tarball from which npm has installed the program; otherwise a tarball in the site, which `npm pack`
 * makes if it is not there. A tarball in the site installs the same program everywhere, whatever a registry has under its name.
 */
export function ownDependency(root: string): OwnDependency | { readonly error: string } {
	const address = installedFrom();
	if (address !== undefined) return { dependency: address };
	const tarball = `broadsheet-${ownVersion()}.tgz`;
	const dependency = `file:${tarball}`;
	if (existsSync(join(root, tarball))) return { dependency };
	const { status, stderr, error } = spawnSync(
		"npm",
		["pack", "--ignore-scripts", "--silent", "--pack-destination", root],
		// On Windows, npm is a script of the shell.
		{ cwd: PACKAGE_DIR, encoding: "utf8", shell: process.platform === "win32" },
	);
	return status === 0
		? { dependency, made: tarball }
		: { error: (stderr || error?.message || `npm pack ended with ${status}`).trim() };
}

/** The address of the tarball, as npm has noted it in the hidden lock file of `node_modules`; undefined for a checkout, a global installation or a local file. */
export function installedFrom(folder = PACKAGE_DIR): string | undefined {
	const file = join(dirname(folder), ".package-lock.json");
	if (!existsSync(file)) return undefined;
	const { packages = {} } = JSON.parse(readFileSync(file, "utf8")) as {
		packages?: Record<string, { resolved?: string }>;
	};
	const { resolved } = packages["node_modules/broadsheet"] ?? {};
	return resolved && /^https?:/.test(resolved) ? resolved : undefined;
}
