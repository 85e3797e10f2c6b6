/** Structured data of an article page. */
import type { Article, NewsArticle, Organization, Person } from "schema-dts";
import type { ArticleView, AuthorLinkView, LabelView, LiveEntryView, PictureView, SiteView } from "../../core/views.js";
import { absolute, publisherId } from "./publisher.js";

/** The most specific type, and Google's type in addition. Sponsored articles and satire are not news (schema.org, AdvertiserContentArticle, SatiricalArticle). */
const SCHEMA_TYPES: Readonly<Record<LabelView["type"], readonly string[]>> = {
	analysis: ["NewsArticle", "AnalysisNewsArticle"],
	opinion: ["NewsArticle", "OpinionNewsArticle"],
	background: ["NewsArticle", "BackgroundNewsArticle"],
	review: ["NewsArticle", "ReviewNewsArticle"],
	live: ["NewsArticle", "LiveBlogPosting"],
	sponsored: ["AdvertiserContentArticle"],
	satire: ["SatiricalArticle"],
};

export function buildArticle(view: ArticleView): Article {
	const { site, canonical, headline, label, access, authors, date, changed, section, picture, live } = view;
	const types = label ? SCHEMA_TYPES[label.type] : ["NewsArticle"];
	const article = {
		"@type": types.length === 1 ? types[0] : types,
		"@id": `${site.base}${view.url}#article`,
		mainEntityOfPage: canonical,
		url: site.base + view.url,
		headline,
		datePublished: date.iso,
		dateModified: changed.iso,
		inLanguage: view.lang,
		author: authors.map((author) => authorOf(author, site)),
		publisher: { "@id": publisherId(site), "@type": "NewsMediaOrganization", name: site.name },
		isPartOf: { "@id": `${site.base}/#website` },
		isAccessibleForFree: access === "free",
		...(access !== "free" && {
			hasPart: { "@type": "WebPageElement", isAccessibleForFree: false, cssSelector: ".story" },
		}),
		...(section && { articleSection: section.name }),
		...(view.topics.length && { keywords: view.topics.map(({ name }) => name) }),
		...(view.dateline && { dateline: view.dateline }),
		...(view.description && { description: view.description }),
		wordCount: view.words,
		...(view.sources.length && {
			citation: view.sources.map(({ name, url }) => ({ "@type": "CreativeWork", name, ...(url && { url }) })),
		}),
		...(picture && { image: imageOf(picture, site) }),
		...(view.sponsor && { sponsor: { "@type": "Organization", name: view.sponsor } }),
		...(view.contributors.length && {
			contributor: view.contributors.flatMap(({ people }) =>
				people.map(({ name, url }) => ({ "@type": "Person", name, ...(url && { url: site.base + url }) })),
			),
		}),
		...(view.corrections.length && {
			correction: view.corrections.map(({ time, plain }) => ({
				"@type": "CorrectionComment",
				datePublished: time.iso,
				text: plain,
			})),
		}),
		...(live && {
			coverageStartTime: date.iso,
			...(live.ends && { coverageEndTime: live.ends.iso }),
			liveBlogUpdate: live.entries.map((entry) => updateOf(entry, view)),
		}),
	};
	// The types of the package do not allow two types at once.
	return article as unknown as NewsArticle;
}

function authorOf({ name, url, organization }: AuthorLinkView, site: SiteView): Person | Organization {
	const common = { name, url: site.base + url };
	return organization ? { "@type": "Organization", ...common } : { "@type": "Person", ...common };
}

export const imageOf = ({ url, width, height, caption, credit, license }: PictureView, site: SiteView) => ({
	"@type": "ImageObject",
	url: absolute(url, site),
	...(width && { width, height }),
	...(caption && { caption }),
	...(credit && { creditText: credit }),
	...(license && { license }),
});

/** An entry of live coverage, with its own URL. */
const updateOf = ({ id, headline, time, authors, plain }: LiveEntryView, { site, url }: ArticleView) => ({
	"@type": "BlogPosting",
	url: `${site.base}${url}#${id}`,
	...(headline && { headline }),
	datePublished: time.iso,
	...(authors.length && {
		author: authors.map(({ name, url }) => ({ "@type": "Person", name, ...(url && { url: site.base + url }) })),
	}),
	articleBody: plain,
});
