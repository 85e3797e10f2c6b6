/** The entry module of the bundle, which imports all templates of a site. */
import { readdirSync } from "node:fs";
import { sep } from "node:path";
import { compare } from "../../core/problem.js";
import { STRING_JSX } from "./overlay.js";

/** Components that render the content of holes. */
export const COMPONENTS = ["Picture", "ReadMore", "Embed", "Ad"] as const;

/** Modules of the site that replace one of the default theme, without extensions. The scripts of the theme (`.js`) run in browsers and are not included. */
export const overriddenModules = (folders: readonly string[]): string[] => {
	const [own, builtin] = folders;
	if (own === undefined || builtin === undefined) return [];
	const replaceable = new Set(modulesIn(builtin, /\.tsx?$/));
	return [...new Set(modulesIn(own, /\.[jt]sx?$/))].filter((stem) => replaceable.has(stem)).sort(compare);
};

const modulesIn = (folder: string, extension: RegExp): string[] =>
	readdirSync(folder, { recursive: true, encoding: "utf8" })
		.filter((file) => extension.test(file))
		.map((file) => file.split(sep).join("/").replace(extension, ""));

const imported = (name: string, path: string): string => `import ${name} from ${JSON.stringify(path)}`;

export const entrySource = (names: readonly string[], thirdParty: readonly string[]): string => `
${names.map((name, index) => imported(`t${index}`, `./${name}.tsx`)).join("\n")}
${thirdParty.map((stem, index) => imported(`* as g${index}`, `./${stem}.js`)).join("\n")}
${COMPONENTS.map((name) => imported(name, `./components/${name}.tsx`)).join("\n")}
${imported("{ usePreactFor }", STRING_JSX)}
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
for (const module of [${thirdParty.map((_, index) => `g${index}`).join(", ")}]) usePreactFor(module)
const pages = new Map([${names.map((name, index) => `[${JSON.stringify(name)}, t${index}]`).join(", ")}])
const parts = { ${COMPONENTS.join(", ")} }
export const print = (name, props) => '<!doctype html>\\n' + renderToString(h(pages.get(name), props)) + '\\n'
export const component = (name, props) => renderToString(h(parts[name], props))
`;
