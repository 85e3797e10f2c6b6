/** Resolves the names in bylines and credits to people, with the help of author files. */

import { fieldPlace } from "../../core/field-place.js";
import { type CreditField, ROLES } from "../../core/front-matter-schema.js";
import { memoize } from "../../core/memoize.js";
import type { Article, Problem, Profile, PublicArticle, SiteConfig } from "../../core/model.js";
import { slugify } from "../../core/paths.js";
import { error, warning } from "../../core/problem.js";
import { yamlList } from "../../core/yaml-list.js";
import { normalizeName } from "./builder.js";
import { bylineReader, type SplitByline } from "./bylines.js";

export interface Person {
	readonly name: string;
	/** The key of the author file, else the slug of the name. */
	readonly key: string;
}
type Names = Article["byline"];
interface ReadByline extends SplitByline {
	readonly people: readonly Person[];
	/** Names that occur in two author files. */
	readonly twice: readonly { readonly name: string; readonly first: Profile; readonly second: Profile }[];
}
export interface People {
	/** The person that a name or a key refers to. */
	readonly person: (written: string) => Person;
	/** The people in a byline, without duplicates; `lang` is the language of the article. */
	readonly read: (names: Names, lang: string | undefined) => ReadByline;
	readonly problems: (article: PublicArticle, read: ReadByline, field: "byline" | "contributors") => Problem[];
}

/** Maximum number of parsed names and bylines kept in memory. */
const PEOPLE_CACHE_SIZE = 20_000;
/** A separator that cannot occur in YAML. */
const SEPARATOR = "\0";

export function createPeople(
	profiles: readonly Profile[],
	site: Pick<SiteConfig, "name" | "language" | "fields" | "folders">,
): People {
	const find = profileFinder(profiles);
	const person = memoize(PEOPLE_CACHE_SIZE, (written: string): Person => {
		const [profile, other] = find(written);
		const { name, key } = profile && !other ? profile : { name: written, key: written };
		return { name, key: slugify(key) };
	});
	const twins = memoize(PEOPLE_CACHE_SIZE, (name: string): ReadByline["twice"] => {
		const [first, second] = find(name);
		return first && second ? [{ name, first, second }] : [];
	});
	const siteName = normalizeName(site.name);
	const known = {
		isAuthor: (name: string) => find(name).length > 0,
		isSiteName: (name: string) => normalizeName(name) === siteName,
	};
	const readerIn = memoize(100, (lang: string) => {
		const cut = bylineReader([site.language, lang], known);
		const read = (names: Names): ReadByline => {
			const { names: each, jobs, unclear } = cut(names);
			const all = each.map(person);
			const isFirst = ({ key }: Person, index: number) => all.findIndex((other) => other.key === key) === index;
			const people = all.length > 1 ? all.filter(isFirst) : all;
			return { names: each, jobs, unclear, people, twice: profiles.length ? each.flatMap(twins) : [] };
		};
		const readLine = memoize(PEOPLE_CACHE_SIZE, read);
		const readList = memoize(PEOPLE_CACHE_SIZE, (joined: string) => read(joined.split(SEPARATOR)));
		return (names: Names) => (typeof names === "string" ? readLine(names) : readList(names.join(SEPARATOR)));
	});
	return {
		person,
		read: (names, lang = site.language) => readerIn(lang)(names),
		problems: (article, { people, jobs, unclear, twice }, field) => {
			if (jobs.length + unclear.length + twice.length === 0) return [];
			const key = site.fields[field] ?? field;
			// Places are read from the cache, so only if there is a problem.
			const place = fieldPlace(article, field);
			const list = (all: readonly string[]) => `\`${key}: ${yamlList(all)}\``;
			return [
				...jobs.map(({ name, job }) => {
					const { key: file } = person(name);
					const [profile] = find(name);
					const path = profile?.from ?? `content/${site.folders.authors}/${file}.md`;
					const message = `"${job}" is not the name of an author but the job of "${name}"; it is left out`;
					const role = profile?.role === undefined ? `, and \`role: ${job}\` in ${path}` : "";
					const hint = `write ${list(people.map(({ name }) => name))}${role}`;
					return warning("byline-job", message, place, { hint, group: `${name}, ${job}` });
				}),
				...unclear.map(({ name, two }) => {
					const message = `"${name}" may be one name or two; it is read as one`;
					const hint = `write ${list(two)} for two people, ${list([name])} for one`;
					return warning("byline-unclear", message, place, { hint, group: name });
				}),
				...twice.map(({ name, first, second }) => {
					const message = `"${name}" is the name of two authors: \`${first.key}\` (${first.from}) and \`${second.key}\` (${second.from})`;
					const hint = `write the key, such as ${list([first.key])}, or give one of the two another \`name\``;
					return error("author-twice", message, place, { hint, group: name });
				}),
			];
		},
	};
}

/**
 * Creates the function that finds the author files for a name: one, none, or all with this name. A key takes precedence over an exact name, and that
 * over a normalized one.
 */
function profileFinder(profiles: readonly Profile[]): (written: string) => readonly Profile[] {
	const groups = (keyOf: (profile: Profile) => string) => {
		const found = new Map<string, Profile[]>();
		for (const profile of profiles) {
			const group = found.get(keyOf(profile));
			if (group) group.push(profile);
			else found.set(keyOf(profile), [profile]);
		}
		return found;
	};
	const keys = groups(({ key }) => key.toLowerCase());
	const exact = groups(({ name }) => exactly(name));
	const near = groups(({ name }) => nearly(name));
	const slugs = groups(({ key }) => slugify(key));
	return memoize(PEOPLE_CACHE_SIZE, (written: string) => {
		const byKey = keys.get(written.toLowerCase());
		const byName = exact.get(exactly(written)) ?? near.get(nearly(written));
		return byKey?.slice(-1) ?? byName ?? slugs.get(slugify(written))?.slice(-1) ?? [];
	});
}
const exactly = (name: string): string => name.normalize("NFC").toLowerCase().replace(/\s+/g, " ");
/** "Harold Finch, Jr." is "Harold Finch Jr". */
const nearly = (name: string): string => normalizeName(name).replace(/[.,]/g, "");

/** Contributors by role, in the order of the roles, with their names as written. */
export function creditedIn(
	contributors: Article["contributors"],
): readonly [role: CreditField["role"], names: Names][] {
	if (contributors === undefined) return [];
	if (typeof contributors === "string") return [["contributor", contributors]];
	return ROLES.flatMap((role): [CreditField["role"], Names][] => {
		const names = contributors.filter((each) => each.role === role).map(({ name }) => name);
		return names.length ? [[role, names]] : [];
	});
}
