/** What is wrong with the lead picture of a story or a plain page. */
import type { PublicArticle } from "../core/model.js";
import { warning } from "../core/problem.js";
import { urlKind } from "../core/url-kind.js";
import type { PageContext } from "./page-context.js";

export function checkPicture({ image, headline, from }: PublicArticle, { report }: PageContext["holeContext"]): void {
	if (!image || urlKind(image.src.text) === "refused") return;
	const place = { path: from, line: image.src.line, column: image.src.column, length: image.src.text.length };
	if (image.alt === undefined)
		report(
			warning("alt-missing", "The lead picture has no `alt`", place, {
				group: "lead",
				hint: "describe in a few words what it shows",
			}),
		);
	else if (image.alt.trim().toLowerCase() === headline.trim().toLowerCase())
		report(
			warning("alt-headline", "`alt` repeats the headline", place, {
				hint: "describe in a few words what the picture shows",
			}),
		);
}
