/** What an editor types → a section: `Sport`, `News / City Hall`, or `City Hall` where only one is called so. */
import { closestMatch } from "../../core/closest-match.js";
import { slugify, slugProblem } from "../../core/paths.js";
import { sectionKey } from "../../site/urls.js";
import type { ExistingSection } from "./name-registry.js";

/** As it is shown and typed. */
export const labelOf = ({ names }: Pick<ExistingSection, "names">): string => names.join(" / ");

export interface SectionMatch {
	readonly section: ExistingSection;
	/** There is no such section yet. */
	readonly isNew: boolean;
	/** A section that is there, of nearly that name. */
	readonly near?: string | undefined;
}

/** Case does not count. An empty text is no section. */
export function matchSection(typed: string, known: readonly ExistingSection[]): SectionMatch {
	const names = typed
		.split("/")
		.map((name) => name.trim().replace(/\s+/g, " "))
		.filter((name, place) => name !== "" && !(place === 0 && name.toLowerCase() === "home"));
	if (names.length === 0) return { section: { names }, isNew: false };
	const key = sectionKey(names);
	const ends = known.filter((each) => names.length === 1 && slugify(each.names.at(-1) ?? "") === key);
	const same = known.find((each) => sectionKey(each.names) === key) ?? (ends.length === 1 ? ends[0] : undefined);
	if (same) return { section: same, isNew: false };
	const words = new Map(known.flatMap((each) => [each.names.at(-1) ?? "", labelOf(each)].map((word) => [word, each])));
	const near = closestMatch(labelOf({ names }), words.keys());
	const meant = near === undefined ? undefined : words.get(near);
	return { section: { names }, isNew: true, near: meant && labelOf(meant) };
}

/** Why no section can be called so: its names stand in URLs. */
export const sectionProblem = ({ names }: Pick<ExistingSection, "names">): string | undefined =>
	names.length > 16
		? "sections lie at most 16 deep"
		: names
				.filter((name) => slugProblem(slugify(name)) !== undefined)
				.map((name) => `no part of a URL can be made of "${name}"`)[0];
