/** Plans the page of an author and its archive. */

import type { Author } from "../../core/model.js";
import { omitUndefined } from "../../core/omit-undefined.js";
import { listUrl } from "../../core/paths.js";
import type { AuthorPageView } from "../../core/views.js";
import { fillHoles, richTextHtml } from "../fill-holes.js";
import { homeLink, linkTo } from "../links.js";
import type { PageContext } from "../page-context.js";
import { archiveCrumb } from "../paginate.js";
import type { UnbuiltPages } from "../planned-page.js";
import { isOrganization, pictureView } from "../shared-views.js";
import { paginatedPages } from "./front.js";

export function authorPages(author: Author, context: PageContext): UnbuiltPages {
	const { edition, chrome, holeContext, words } = context;
	const { profile } = author;
	const measured =
		profile?.image &&
		holeContext.pictureOf(profile.image.text, {
			path: profile.from,
			line: profile.image.line,
			column: profile.image.column,
		});
	const picture = measured && pictureView(measured, { alt: author.name });
	const fills = profile ? fillHoles(profile.holes, profile.from, holeContext) : [];
	return paginatedPages(
		author,
		"author",
		context,
		profile ? JSON.stringify([profile, measured, fills]) : "",
		({ leaf, list, title, siteName }): AuthorPageView =>
			omitUndefined({
				...chrome({
					url: leaf.url,
					title,
					description: words.aboutAuthor(
						profile?.role ? author.name + words.comma + profile.role : author.name,
						siteName,
					),
					socialImage: picture,
				}),
				kind: "author" as const,
				name: author.name,
				organization: isOrganization(author),
				role: profile?.role,
				email: profile?.email,
				links: profile?.links ?? [],
				picture,
				biography: profile?.biography.parts.length ? richTextHtml(profile.biography, fills) : undefined,
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
