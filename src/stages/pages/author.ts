/** An author → their page and its archive. */
import { compact } from "../../base/compact.js";
import { listUrl } from "../../base/paths.js";
import type { Author } from "../../model.js";
import type { AuthorPageView } from "../../views.js";
import { fillHoles, richHtml } from "./fills.js";
import { archiveCrumb, leaves } from "./fronts.js";
import { homeLink, linkTo } from "./links.js";
import type { Making } from "./making.js";
import type { Leaves } from "./unmade.js";
import { isOrganization, pictureView } from "./views.js";

export function authorPages(author: Author, making: Making): Leaves {
	const { edition, chrome, around, words } = making;
	const { profile } = author;
	const measured =
		profile?.image &&
		around.pictureOf(profile.image.text, {
			path: profile.from,
			line: profile.image.line,
			column: profile.image.column,
		});
	const picture = measured && pictureView(measured, { alt: author.name });
	const fills = profile ? fillHoles(profile.holes, profile.from, around) : [];
	return leaves(
		author,
		"author",
		making,
		profile ? JSON.stringify([profile, measured, fills]) : "",
		({ leaf, list, title, paper }): AuthorPageView =>
			compact({
				...chrome({
					url: leaf.url,
					title,
					description: words.aboutAuthor(profile?.role ? author.name + words.comma + profile.role : author.name, paper),
					socialImage: picture,
				}),
				kind: "author" as const,
				name: author.name,
				organization: isOrganization(author),
				role: profile?.role,
				email: profile?.email,
				links: profile?.links ?? [],
				picture,
				biography: profile?.biography.parts.length ? richHtml(profile.biography, fills) : undefined,
				breadcrumb: [
					homeLink(words),
					{ name: words.authors, url: listUrl(edition.site.permalinks.author) },
					linkTo(author),
					...archiveCrumb(leaf, words),
				],
				...list,
			}),
	);
}
