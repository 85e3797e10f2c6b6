/** Finds the section that an editor types: `Sport`, `News / City Hall`, or `City Hall` if only one section has that name. */
import { closestMatch } from "../../core/closest-match.js";
import { slugify, slugProblem } from "../../core/paths.js";
import { sectionKey } from "../../site/urls.js";
import type { ExistingSection } from "./name-registry.js";

/** As displayed and typed. */
export const labelOf = ({ names }: Pick<ExistingSection, "names">): string => names.join(" / ");

export interface SectionMatch {
	readonly section: ExistingSection;
	/** The section does not exist yet. */
	readonly isNew: boolean;
	/** An existing section with a similar name. */
	readonly near?: string | undefined;
}

/** Ignores case. An empty text is not a section. */
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

/** Why a section cannot have this name: its names are parts of URLs. */
export const sectionProblem = ({ names }: Pick<ExistingSection, "names">): string | undefined =>
	names.length > 16
		? "sections are at most 16 levels deep"
		: names
				.filter((name) => slugProblem(slugify(name)) !== undefined)
				.map((name) => `no part of a URL can be made of "${name}"`)[0];
