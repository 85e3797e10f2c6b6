/** Sections, authors and series of a single article whose names are probably typing errors. Those with a description file are not reported. */
import { closestMatch } from "../../core/closest-match.js";
import { fieldPlace } from "../../core/field-place.js";
import type { Author, Collection, Edition, Problem, PublicArticle, Section, SiteConfig } from "../../core/model.js";
import { slugify } from "../../core/paths.js";
import { warning } from "../../core/problem.js";

/** Top sections, which are in the navigation of every page. */
export const singleUseTopSections = (sections: readonly Section[], site: Pick<SiteConfig, "sections">): Problem[] =>
	singleUseSections(
		sections.filter(({ parent }) => parent === undefined),
		site.sections,
	);

export function singleUseSubsections({ sections }: Pick<Edition, "sections">): Problem[] {
	const siblings = new Map<string, Section[]>();
	for (const section of sections)
		if (section.parent !== undefined) siblings.set(section.parent, [...(siblings.get(section.parent) ?? []), section]);
	return [...siblings.values()].flatMap((all) => singleUseSections(all, []));
}

/** Sections with the same parent. `listed` are the names in the configuration. */
function singleUseSections(sections: readonly Section[], listed: readonly string[]): Problem[] {
	const keys = new Set(listed.map(slugify));
	const known = sections.filter(({ key, articles, note }) => keys.has(key) || articles.length > 1 || note);
	const names = new Set([...listed, ...known.map(({ name }) => name)]);
	return sections.flatMap((section) => {
		const only = onlyStory(section);
		if (!only || keys.has(section.key)) return [];
		const near = nearName(section.name, names, 4);
		if (near === undefined && listed.length === 0) return [];
		const [message, hint] = near
			? [`The section "${section.name}" has one story, and is similar to "${near}"`, `did you mean "${near}"?`]
			: [
					`The section "${section.name}" has one story, and is not in \`sections\``,
					`add it to \`sections\` in broadsheet.config.ts, or take one of ${listed.join(", ")}`,
				];
		return [warning("section-lonely", message, fieldPlace(only, "breadcrumb"), { hint })];
	});
}

export function singleUseSeries({ series }: Pick<Edition, "series">): Problem[] {
	const names = series.filter((each) => !onlyStory(each)).map(({ name }) => name);
	return series.flatMap((each) => {
		const only = onlyStory(each);
		if (!only) return [];
		const near = nearName(each.name, names, 6);
		if (near === undefined) return [];
		const message = `The series "${each.name}" has one story, and is similar to "${near}"`;
		return [warning("series-lonely", message, fieldPlace(only, "series"), { hint: `did you mean "${near}"?` })];
	});
}

/** Names of people are compared only if they share a word, so the cost stays low with many authors. */
export function singleUseAuthors({ authors }: Pick<Edition, "authors">): Problem[] {
	const byWord = new Map<string, string[]>();
	for (const author of authors)
		if (author.profile || author.articles.length > 1)
			for (const word of nameWords(author.name)) {
				const names = byWord.get(word);
				if (names) names.push(author.name);
				else byWord.set(word, [author.name]);
			}
	return authors.flatMap((author) => {
		const only = onlyStory(author);
		if (!only) return [];
		const others = new Set(nameWords(author.name).flatMap((word) => byWord.get(word) ?? []));
		const plain = plainName(author.name);
		const near = [...others].find((other) => plainName(other) === plain) ?? nearName(author.name, others, 8);
		if (near === undefined) return [];
		const message = `The author "${author.name}" has one story, and is similar to "${near}"`;
		return [warning("author-lonely", message, fieldPlace(only, "byline"), { hint: `did you mean "${near}"?` })];
	});
}

/** The only article of a collection without a description file. */
function onlyStory(group: Collection | Author): PublicArticle | undefined {
	const [only, second] = group.articles;
	return second || group.note || ("profile" in group && group.profile) ? undefined : only;
}

/** A similar name: at most one letter in `letters` differs, and no digit, because "Budget 2025" and "Budget 2026" are different. */
function nearName(name: string, names: Iterable<string>, letters: number): string | undefined {
	const digits = name.replace(/\D/g, "");
	const others = [...names].filter((other) => other.replace(/\D/g, "") === digits);
	return closestMatch(name, others, Math.floor(name.length / letters));
}
/** Without accents, suffixes and degrees. */
const plainName = (name: string): string =>
	(name.split(",", 1)[0] ?? "").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const nameWords = (name: string): string[] => {
	const words = plainName(name)
		.split(/\s+/)
		.filter((word) => word.length > 1);
	return words.length > 1 ? words : [""];
};
