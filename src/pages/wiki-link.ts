/** Fills the hole of a link in double brackets. */
import { escapeHtml } from "../core/escape-html.js";
import type { Hole, Html, Path, Problem } from "../core/model.js";
import type { LinkedTarget, SiteReader } from "../core/site-reader.js";
import { wikiTargets } from "../core/wiki-targets.js";
import { deadLink, type LinkRules } from "./dead-link.js";

interface WikiContext extends LinkRules, Pick<SiteReader, "listing"> {
	readonly resolve: (reference: string, from: Path) => LinkedTarget | undefined;
	readonly report: (problem: Problem) => void;
}

/** A name that is surely one of a file. Other words in double brackets may be text. */
const FILE_NAME = /^[^\s#]*[-./_][^\s#]*(?:#|$)/;

/** The words of a link in double brackets are its own, or the headline of its story. */
export function wikiFill(
	{ target: to, typed, words, place }: Hole & { readonly kind: "wiki" },
	from: Path,
	around: WikiContext,
): Html {
	let target: LinkedTarget | undefined;
	for (const name of wikiTargets(to)) target ??= around.resolve(name, from);
	const isLink = words !== undefined || FILE_NAME.test(to);
	const text = escapeHtml(words ?? (isLink ? to : typed));
	if (!target) {
		const dead = deadLink(to, { path: from, ...place }, around);
		around.report(isLink ? dead : { ...dead, severity: "warning" });
	}
	if (!target?.url) return text;
	const headline = words === undefined && target.article ? around.listing(target.article) : undefined;
	const inner = headline ? (headline.headlineHtml ?? escapeHtml(headline.headline)) : escapeHtml(words ?? to);
	return `<a href="${escapeHtml(target.url)}">${inner}</a>`;
}
