/** The generators whose archives `from` of the configuration reads, and what it sets for each. */
import type { FieldKeys } from "../../core/field-keys.js";
import { bareName, mappedKeys } from "../../core/field-keys.js";
import type { FieldName } from "../../core/front-matter-schema.js";
import { isObject } from "../renamed-keys.js";
import { astro } from "./astro.js";
import { docusaurus } from "./docusaurus.js";
import { eleventy } from "./eleventy.js";
import { hugo } from "./hugo.js";
import { jekyll } from "./jekyll.js";
import type { Origin } from "./origin.js";
import { wordpressMarkdown } from "./wordpress-markdown.js";
import { zola } from "./zola.js";

export const ORIGINS = {
	hugo,
	jekyll,
	eleventy,
	astro,
	zola,
	docusaurus,
	"wordpress-markdown": wordpressMarkdown,
} as const satisfies Record<string, Origin>;
export type OriginName = keyof typeof ORIGINS;
export const ORIGIN_NAMES = Object.keys(ORIGINS) as [OriginName, ...OriginName[]];

/** The exported configuration with what its `from` sets. A key of the configuration replaces that of `from`, one level below `fields`, `folders` and `permalinks`. */
export function withOrigin(written: unknown): unknown {
	const name = isObject(written) ? written.from : undefined;
	if (!isObject(written) || typeof name !== "string" || !Object.hasOwn(ORIGINS, name)) return written;
	const { fields, folders, permalinks }: Origin = ORIGINS[name as OriginName];
	const merged = (key: string, defaults: object | undefined) => {
		const own = written[key];
		return own === undefined ? defaults : isObject(own) ? { ...defaults, ...own } : own;
	};
	return {
		links: "warn",
		categories: "flat",
		...written,
		fields: isObject(written.fields) ? { ...without(fields, written.fields as FieldKeys), ...written.fields } : fields,
		folders: merged("folders", folders),
		permalinks: merged("permalinks", permalinks),
		markdown: merged("markdown", { html: "sanitize" }),
	};
}

/** The keys of an origin without those for which the configuration has a use of its own. */
function without(fields: FieldKeys, own: FieldKeys): FieldKeys {
	const names = Object.keys(own).filter((name) => name !== "extra") as FieldName[];
	const taken = new Set([...(own.extra ?? []), ...names.flatMap((name) => mappedKeys(own, name).map(bareName))]);
	return Object.fromEntries(
		(Object.keys(fields) as FieldName[]).flatMap((name) => {
			const left = mappedKeys(fields, name).filter((key) => !taken.has(bareName(key)));
			return left.length ? [[name, left]] : [];
		}),
	) as FieldKeys;
}
