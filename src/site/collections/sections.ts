/** Builds the sections of the site. */

import { didYouMean } from "../../core/closest-match.js";
import { createCollation } from "../../core/collation.js";
import { memoizeWeak } from "../../core/memoize.js";
import type { CollectionMeta, Problem, Section, SiteConfig } from "../../core/model.js";
import { slugify } from "../../core/paths.js";
import { compare, warning } from "../../core/problem.js";
import { sectionKey, sectionUrl } from "../urls.js";
import { type Collections, type Draft, type Drafts, type Term, type TermsOf, toCollections } from "./builder.js";
import { displayName } from "./groups.js";

/** An article belongs to its section and to all sections above. */
export function sectionTerms(): TermsOf {
	const ofNames = memoizeWeak((names: readonly string[]): readonly Term[] =>
		names.map((name, depth) => ({ key: sectionKey(names.slice(0, depth + 1)), name })),
	);
	return ({ breadcrumb }) => ofNames(breadcrumb);
}

export function buildSections(
	drafts: Drafts,
	termsOf: TermsOf,
	notes: readonly CollectionMeta[],
	site: SiteConfig,
	problems: Problem[],
): Collections<Section> {
	const noted = new Map(notes.map((note) => [sectionKey(note.key.split("/")), note]));
	const colored = new Set(Object.keys(site.theme.sections).map(slugify));
	const tops = new Map([...drafts].filter(([key]) => !key.includes("/")).map(([key, { name }]) => [key, name]));
	for (const name of Object.keys(site.theme.sections)) {
		const hint = tops.has(slugify(name)) ? undefined : didYouMean(name, tops.values());
		if (hint)
			problems.push(
				warning("section-color", `No section is called "${name}", which has a colour`, CONFIG_FILE_PLACE, { hint }),
			);
	}
	const rank = new Map(site.sections.map((name, index) => [slugify(name), index]));
	const placeOf = (key: string) => noted.get(key)?.order ?? LAST + (rank.get(key) ?? LAST);
	const collate = createCollation(site.language);
	const nameOf = (key: string) => noted.get(key)?.name ?? drafts.get(key)?.name ?? key;
	/** Each section before its subsections; siblings by number, then by name. */
	const order = (a: string, b: string): number => {
		const [those, these] = [a.split("/"), b.split("/")];
		const depth = those.findIndex((part, index) => part !== these[index]);
		if (depth === -1 || these[depth] === undefined) return those.length - these.length;
		const [one, other] = [those.slice(0, depth + 1).join("/"), these.slice(0, depth + 1).join("/")];
		return placeOf(one) - placeOf(other) || collate(nameOf(one), nameOf(other)) || compare(one, other);
	};
	const keys = [...drafts.keys()].sort(order);
	const children = new Map<string, string[]>();
	for (const key of keys)
		if (key.includes("/")) children.set(parentOf(key), [...(children.get(parentOf(key)) ?? []), key]);
	const sections = keys.map((key): Section => {
		const { name, articles } = drafts.get(key) as Draft;
		return {
			key,
			...displayName(name, noted.get(key)),
			url: sectionUrl(key, site),
			articles,
			children: children.get(key) ?? [],
			...(key.includes("/") && { parent: parentOf(key) }),
			...(colored.has(topOf(key)) && { color: topOf(key) }),
		};
	});
	return toCollections(sections, drafts, termsOf);
}
/** The position of the colours in the configuration. */
const CONFIG_FILE_PLACE = { path: "broadsheet.config.ts" };
/** Greater than any number in a description file. */
const LAST = 10_000;
const parentOf = (key: string) => key.slice(0, key.lastIndexOf("/"));
const topOf = (key: string) => key.split("/", 1)[0] as string;
