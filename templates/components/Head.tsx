/** The `<head>` of every page: title, description, canonical address, social card, style sheet and fonts. */

import type { PageView } from "broadsheet";
import { type ComponentChildren, Fragment } from "preact";
import Look from "./Look.js";
import SocialImage from "./SocialImage.js";

interface Props {
	readonly view: PageView;
	readonly kind: string;
	/** The kind of page whose style sheets it needs. */
	readonly like?: string | undefined;
	readonly children?: ComponentChildren;
}

/** The title of the front page is the name of the site with its description; other pages have their own title, then the name. */
function title(view: PageView, kind: string): string {
	const { name, description } = view.site;
	if (kind !== "home") return `${view.title} | ${name}`;
	return description ? `${name} – ${description}` : name;
}

/** By language: reading a tag takes long, and few sites have more than two. */
const locales = new Map<string, string | undefined>();
/** `language_TERRITORY` (The Open Graph protocol, "Optional Metadata"), if the language tag has a territory of two letters. */
function localeOf(lang: string): string | undefined {
	if (!locales.has(lang)) {
		const { language, region } = new Intl.Locale(lang);
		locales.set(lang, region && /^[A-Z]{2}$/.test(region) ? `${language}_${region}` : undefined);
	}
	return locales.get(lang);
}

export default function Head({ view, kind, like = kind, children }: Props) {
	const { site, description } = view;
	const locale = localeOf(view.lang);
	return (
		<head>
			<meta charset="utf-8" />
			<meta name="viewport" content="width=device-width, initial-scale=1" />
			<title>{title(view, kind)}</title>
			{description && <meta name="description" content={description} />}
			<meta name="robots" content={view.noindex ? "noindex" : site.robots} />
			<link rel="canonical" href={view.canonical} />
			{[...site.alternates, ...(view.alternates ?? [])].map(({ url, type, title }) => (
				<link key={url} rel="alternate" type={type} title={title} href={url} />
			))}
			{view.translations?.map(({ lang, url }, index) => (
				<Fragment key={lang}>
					<link rel="alternate" hreflang={lang} href={site.base + url} />
					{index === 0 && <link rel="alternate" hreflang="x-default" href={site.base + url} />}
				</Fragment>
			))}
			<Look site={site} />
			{like !== "article" && <link rel="stylesheet" href={site.lists} />}
			<meta property="og:type" content={kind === "article" ? "article" : "website"} />
			<meta property="og:title" content={view.socialTitle ?? view.title} />
			{description && <meta property="og:description" content={description} />}
			<meta property="og:url" content={view.canonical} />
			{locale && <meta property="og:locale" content={locale} />}
			{view.socialImage && <SocialImage picture={view.socialImage} />}
			<meta name="twitter:card" content={view.socialImage ? "summary_large_image" : "summary"} />
			{view.structured && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: view.structured }} />}
			{children}
		</head>
	);
}
