/** The entry module of the bundle, which imports all templates of a site. */

/** Stands for the language of the site in the bundle, so that one bundle serves all languages. */
export const LANGUAGE = "@language@";

/** Components that render the content of holes. */
export const COMPONENTS = ["Picture", "ReadMore", "Embed", "Ad"] as const;

const imported = (name: string, path: string): string => `import ${name} from ${JSON.stringify(path)}`;

export const entrySource = (names: readonly string[]): string => `
${names.map((name, index) => imported(`t${index}`, `./${name}.tsx`)).join("\n")}
${COMPONENTS.map((name) => imported(name, `./components/${name}.tsx`)).join("\n")}
import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
const pages = new Map([${names.map((name, index) => `[${JSON.stringify(name)}, t${index}]`).join(", ")}])
const parts = { ${COMPONENTS.join(", ")} }
export const print = (name, props) => '<!doctype html>\\n' + renderToString(h(pages.get(name), props)) + '\\n'
export const component = (name, props) => renderToString(h(parts[name], props))
`;
