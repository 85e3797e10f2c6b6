/** Plans the page of an author and its archive. */

import type { Author } from "../../core/model.js";
import { omitUndefined } from "../../core/omit-undefined.js";
import { listUrl } from "../../core/paths.js";
import type { Group } from "../../core/site-reader.js";
import type { AuthorPageView } from "../../core/views.js";
import { fillHoles, type HoleContext, richTextHtml } from "../fill-holes.js";
import { archiveCrumb, homeLink, linkTo } from "../links.js";
import type { PageContext } from "../page-context.js";
import type { UnbuiltPages } from "../planned-page.js";
import { isOrganization, pictureView } from "../shared-views.js";
import { paginatedPages } from "./paginated.js";

export function authorPages({ key, name, url }: Group<Author>, context: PageContext): UnbuiltPages {
	const { site, chrome, words } = context;
	return paginatedPages({
		...{ list: `author:${key}`, url, template: "author", context },
		read: (holes) => profileParts(site.author(key), name, holes),
		viewOf: ({ name, profile, organization, picture, biography }, { slice, shown, title, siteName }): AuthorPageView =>
			omitUndefined({
				...chrome({
					url: slice.url,
					title,
					description: words.aboutAuthor(profile?.role ? name + words.comma + profile.role : name, siteName),
					socialImage: picture,
				}),
				kind: "author" as const,
				name,
				organization,
				role: profile?.role,
				email: profile?.email,
				links: profile?.links ?? [],
				picture,
				biography,
				breadcrumb: [
					homeLink(words),
					{ name: words.authors, url: listUrl(site.site.permalinks.author) },
					linkTo({ name, url }),
					...archiveCrumb(slice, words),
				],
				...shown,
			}),
	});
}

function profileParts(author: Group<Author> | undefined, name: string, holes: HoleContext) {
	const { profile } = author ?? {};
	const { text = "", ...place } = profile?.image ?? {};
	const measured = profile?.image && holes.pictureOf(text, { path: profile.from, ...place });
	return {
		name: author?.name ?? name,
		profile,
		organization: author !== undefined && isOrganization(author),
		picture: measured && pictureView(measured, { alt: name }),
		biography: profile?.biography.parts.length
			? richTextHtml(profile.biography, fillHoles(profile.holes, profile.from, holes))
			: undefined,
	};
}
