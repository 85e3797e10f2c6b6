/** Structured data of pages as JSON-LD (schema.org, following Google's documentation): nothing that the page does not show. */
import type { BreadcrumbList, ProfilePage, Thing, WebPage } from "schema-dts";
import type { Plugin } from "../../core/model.js";
import type { ArticleView, AuthorPageView, LinkView, PageView, PlainPageView } from "../../core/views.js";
import { buildArticle, imageOf } from "./article.js";
import { absolute, buildPublisher, buildWebsite, publisherId } from "./publisher.js";

/** `publisher` of the configuration describes the publisher; `structured: false` disables the plugin. */
export function structured(): Plugin {
	return { name: "structured", structured: (view) => buildNodes(view as KnownNodes) };
}

type KnownNodes =
	| ArticleView
	| AuthorPageView
	| PlainPageView
	| (PageView & { readonly kind?: string; readonly breadcrumb?: readonly LinkView[] });

function buildNodes(view: KnownNodes): readonly Exclude<Thing, string>[] {
	if (view.noindex) return [];
	const path = buildBreadcrumb(view);
	switch (view.kind) {
		case "home":
			return [buildWebsite(view.site), buildPublisher(view.site)];
		case "article":
			return [buildArticle(view as ArticleView), ...path];
		case "plain-page":
			return [buildPlainPage(view as PlainPageView), ...path];
		case "author":
			return [buildProfile(view as AuthorPageView), ...path];
		default:
			return path;
	}
}

/** At least two steps; the last one is the page itself (Google, Breadcrumb). */
function buildBreadcrumb({ breadcrumb = [], site }: KnownNodes): BreadcrumbList[] {
	if (breadcrumb.length < 2) return [];
	const itemListElement = breadcrumb.map(({ name, url }, index) => ({
		"@type": "ListItem" as const,
		position: index + 1,
		name,
		...(index < breadcrumb.length - 1 && { item: site.base + url }),
	}));
	return [{ "@type": "BreadcrumbList", itemListElement }];
}

function buildPlainPage(view: PlainPageView): WebPage {
	const { schemaType, site, url, canonical, headline, description, lang, updated, picture } = view;
	const page = {
		"@type": schemaType,
		"@id": `${site.base}${url}#page`,
		url: canonical,
		name: headline,
		...(description && { description }),
		inLanguage: lang,
		isPartOf: { "@id": `${site.base}/#website` },
		publisher: { "@id": publisherId(site), "@type": "NewsMediaOrganization", name: site.name },
		...(updated && { dateModified: updated.iso }),
		...(picture && { primaryImageOfPage: imageOf(picture, site) }),
	};
	return page as unknown as WebPage;
}

function buildProfile({
	site,
	canonical,
	name,
	organization,
	role,
	email,
	links,
	picture,
}: AuthorPageView): ProfilePage {
	const image = picture && absolute(picture.url, site);
	const common = {
		name,
		url: canonical,
		...(email && { email }),
		...(links.length && { sameAs: links }),
		...(image && { image }),
	};
	return {
		"@type": "ProfilePage",
		url: canonical,
		mainEntity: organization
			? { "@type": "Organization", ...common }
			: { "@type": "Person", ...common, ...(role && { jobTitle: role }) },
	};
}
