/** Resolves the references in the plan of a front: articles, sections, topics. Unresolved ones are reported. */
import { didYouMean } from "../../core/closest-match.js";
import type { Collection, Pin, Problem, PublicArticle, SlotPlan } from "../../core/model.js";
import { slugify } from "../../core/paths.js";
import { warning } from "../../core/problem.js";
import type { PageContext } from "../page-context.js";

/** The currently pinned articles. A pin to an article that is not public is ignored, and reported like a pin to a missing one. */
export function resolvePins(
	{ pins }: SlotPlan,
	from: string,
	seen: Set<PublicArticle>,
	{ holeContext, edition }: PageContext,
	report: (problem: Problem) => void,
): PublicArticle[] {
	return pins.flatMap((pin) => {
		if (pin.until !== undefined && pin.until <= edition.at) return [];
		const article = holeContext.resolve(pin.text, from)?.article;
		if (article?.page)
			report(
				warning("front-pin", `"${pin.text}" is a page, and a front shows stories`, placeOfPin(pin, from), {
					hint: "link to a page in `navigation` or `footer` of broadsheet.config.ts, or in a text",
				}),
			);
		else if (!article)
			report(
				warning("front-pin", `No story is found for "${pin.text}"`, placeOfPin(pin, from), {
					hint: holeContext.suggest(pin.text, from),
				}),
			);
		else if (seen.has(article))
			report(warning("front-twice", `"${pin.text}" is on this front already`, placeOfPin(pin, from)));
		else {
			seen.add(article);
			return [article];
		}
		return [];
	});
}

/** The section or topic that fills a slot. */
export function resolveFillSource(
	fill: NonNullable<SlotPlan["fill"]>,
	from: string,
	context: PageContext,
	report: (problem: Problem) => void,
): Collection | undefined {
	const { edition, sectionOf } = context;
	const key = fill.text.split("/").map(slugify).join("/");
	const isNamed = ({ key: own, note }: Collection) =>
		own === key || note?.synonyms.some(({ text }) => slugify(text) === key);
	const group = fill.kind === "section" ? sectionOf(key) : edition.topics.find(isNamed);
	if (!group) {
		const known =
			fill.kind === "section" ? edition.sections.map((each) => each.key) : edition.topics.map(({ name }) => name);
		const message = `No ${fill.kind} is called "${fill.text}"`;
		report(warning("front-fill", message, placeOfPin(fill, from), { hint: didYouMean(fill.text, known) }));
	}
	return group;
}

const placeOfPin = ({ text, line, column }: Pin, path: string) => ({ path, line, column, length: text.length });
