/** `package.json` of a site: new, or an existing one with what it lacks. */
import { slugify } from "../../core/paths.js";

/** The name of the site in ASCII, as npm, Cloudflare and file systems accept it. */
export const asciiName = (name: string): string =>
	slugify(name.normalize("NFKD").replace(/\p{M}/gu, ""))
		.replace(/[^a-z0-9]+/g, "-")
		.slice(0, 50)
		.replace(/^-+|-+$/g, "") || "newspaper";

const SITE_SCRIPTS = {
	build: "broadsheet build",
	preview: "broadsheet preview",
	check: "broadsheet check",
	types: "npx --yes --package typescript -- tsc -p .",
};

/** `npm install` creates the lock file; with it, `npm ci` installs the same versions everywhere. `dependency` is how npm finds Broadsheet. */
export const newPackageJson = (name: string, dependency: string): string =>
	`${JSON.stringify(
		{
			name: asciiName(name),
			private: true,
			type: "module",
			engines: { node: ">=20.19.0" },
			scripts: SITE_SCRIPTS,
			dependencies: { broadsheet: dependency },
		},
		null,
		"  ",
	)}\n`;

type Json = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Json =>
	typeof value === "object" && value !== null && !Array.isArray(value);

/** The parsed text of a `package.json`, or why it is not one. */
export function readPackageJson(text: string): { readonly json: Json } | { readonly error: string } {
	try {
		const json: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
		if (!isRecord(json)) return { error: "it is not an object" };
		const wrong = ["scripts", "dependencies"].find((key) => json[key] !== undefined && !isRecord(json[key]));
		return wrong === undefined ? { json } : { error: `\`${wrong}\` is not an object` };
	} catch (cause) {
		return { error: (cause as Error).message };
	}
}

/** Whether the package depends on Broadsheet already, in whichever list. */
export const hasBroadsheet = (json: Json): boolean =>
	["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"].some((key) => {
		const list = json[key];
		return isRecord(list) && "broadsheet" in list;
	});

/** The text with the scripts and the dependency that it lacks; everything else, its indentation included, stays. */
export function completedPackageJson(text: string, json: Json, dependency: string): string {
	const own = isRecord(json.scripts) ? json.scripts : {};
	const missing = Object.fromEntries(Object.entries(SITE_SCRIPTS).filter(([name]) => !(name in own)));
	const known = isRecord(json.dependencies) ? json.dependencies : {};
	const whole = {
		...json,
		...(Object.keys(missing).length && { scripts: { ...own, ...missing } }),
		...(!hasBroadsheet(json) && { dependencies: { ...known, broadsheet: dependency } }),
	};
	const [, indent = "  "] = /^([ \t]+)"/m.exec(text) ?? [];
	return `${JSON.stringify(whole, null, indent)}\n`;
}
