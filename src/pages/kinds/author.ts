/** Plans the page of an author and its archive. */

import type { Author } from "../../core/model.js";
import { omitUndefined } from "../../core/omit-undefined.js";
import { listUrl } from "../../core/paths.js";
import type { Group } from "../../core/site-reader.js";
import type { AuthorPageView } from "../../core/views.js";
import { fillHoles, type HoleContext, richTextHtml } from "../fill-holes.js";
import { archiveCrumb, homeLink, linkTo } from "../links.js";
import type { PageContext } from "../page-context.js";
import { pictureView } from "../shared-views.js";
import { collectionPages } from "./paginated.js";

export function authorPages(key: string, { site, chrome, words }: PageContext) {
	return collectionPages({
		...{ list: `author:${key}` as const, template: "author" },
		read: (holes) => profileParts(site.author(key), holes),
		viewOf: (
			{ name, url, profile, organization, picture, biography },
			{ slice, shown, title, siteName },
		): AuthorPageView =>
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

function profileParts(author: Group<Author> | undefined, holes: HoleContext) {
	const { profile, name = "", url = "/" } = author ?? {};
	const { text = "", ...place } = profile?.image ?? {};
	const measured = profile?.image && holes.pictureOf(text, { path: profile.from, ...place });
	return {
		name,
		url,
		profile,
		organization: profile !== undefined && profile.kind !== "person",
		picture: measured && pictureView(measured, { alt: name }),
		biography: profile?.biography.parts.length
			? richTextHtml(profile.biography, fillHoles(profile.holes, profile.from, holes))
			: undefined,
	};
}
