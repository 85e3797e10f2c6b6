/** Structured data of the site and its publisher. */
import type { NewsMediaOrganization, WebSite } from "schema-dts";
import type { SiteView } from "../../core/views.js";

export const publisherId = ({ base }: SiteView): string => `${base}/#publisher`;

export const buildWebsite = (site: SiteView): WebSite => ({
	"@type": "WebSite",
	"@id": `${site.base}/#website`,
	name: site.name,
	url: `${site.base}/`,
	...(site.description && { description: site.description }),
	publisher: { "@id": publisherId(site) },
});

/** With its policies (schema.org, NewsMediaOrganization). The pages of corrections and the masthead are added if they exist; the logo is that of `publisher`, else the visible one. */
export const buildPublisher = (site: SiteView): Exclude<NewsMediaOrganization, string> => ({
	"@type": "NewsMediaOrganization",
	"@id": publisherId(site),
	name: site.name,
	url: `${site.base}/`,
	...buildLogo(site.publisher.logo ?? site.logo?.url, site),
	...(site.social && { sameAs: site.social.map(({ url }) => url) }),
	...(site.corrections && { correctionsPolicy: site.base + site.corrections }),
	...(site.masthead && { masthead: site.base + site.masthead }),
	...Object.fromEntries(Object.entries(site.publisher.policies).map(([name, url]) => [name, absolute(url, site)])),
});

const buildLogo = (logo: string | undefined, site: SiteView) =>
	logo === undefined ? {} : { logo: { "@type": "ImageObject" as const, url: absolute(logo, site) } };

export const absolute = (url: string, { base }: SiteView): string => (url.startsWith("/") ? base + url : url);
