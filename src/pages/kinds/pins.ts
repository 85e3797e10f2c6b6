/** Resolves the references in the plan of a front: articles, sections, topics. Unresolved ones are reported. */
import { didYouMean } from "../../core/closest-match.js";
import type { Path, Pin, Problem, SlotPlan } from "../../core/model.js";
import { slugify } from "../../core/paths.js";
import { warning } from "../../core/problem.js";
import type { ArticleRef, GroupLink, ListName } from "../../core/site-reader.js";
import type { PageContext } from "../page-context.js";

/** The currently pinned articles. A pin to an article that is not public is ignored, and reported like a pin to a missing one. */
export function resolvePins(
	{ pins }: SlotPlan,
	from: string,
	seen: Set<Path>,
	{ site }: PageContext,
	report: (problem: Problem) => void,
): ArticleRef[] {
	return pins.flatMap((pin) => {
		if (pin.until !== undefined && site.isPast(pin.until)) return [];
		const article = site.resolve(pin.text, from)?.article;
		if (article && site.listing(article).page)
			report(
				warning("front-pin", `"${pin.text}" is a page, and a front shows stories`, placeOfPin(pin, from), {
					hint: "link to a page in `navigation` or `footer` of broadsheet.config.ts, or in a text",
				}),
			);
		else if (!article)
			report(
				warning("front-pin", `No story is found for "${pin.text}"`, placeOfPin(pin, from), {
					reference: pin.text,
				}),
			);
		else if (seen.has(article.from))
			report(warning("front-twice", `"${pin.text}" is on this front already`, placeOfPin(pin, from)));
		else {
			seen.add(article.from);
			return [article];
		}
		return [];
	});
}

/** The section or topic that fills a slot. */
export interface FillSource {
	readonly group: GroupLink;
	readonly list: ListName;
}

export function resolveFillSource(
	fill: NonNullable<SlotPlan["fill"]>,
	from: string,
	context: PageContext,
	report: (problem: Problem) => void,
): FillSource | undefined {
	const { site, groupNames } = context;
	const key = fill.text.split("/").map(slugify).join("/");
	const group = fill.kind === "section" ? site.section(key) : site.topic(key);
	if (group) return { group, list: `${fill.kind}:${group.key}` };
	const message = `No ${fill.kind} is called "${fill.text}"`;
	report(
		warning("front-fill", message, placeOfPin(fill, from), { hint: didYouMean(fill.text, groupNames(fill.kind)) }),
	);
	return undefined;
}

const placeOfPin = ({ text, line, column }: Pin, path: string) => ({ path, line, column, length: text.length });
