/** The `<head>` of every page: title, description, canonical address, social card, style sheet and fonts. */

import type { PageView } from "broadsheet";
import type { ComponentChildren } from "preact";
import Look from "./Look.js";

interface Props {
	readonly view: PageView;
	readonly kind: string;
	readonly children?: ComponentChildren;
}

/** The front page is called by the name of the site and what it is; every other page by its own title, then the name. */
function title(view: PageView, kind: string): string {
	const { name, description } = view.site;
	if (kind !== "home") return `${view.title} | ${name}`;
	return description ? `${name} – ${description}` : name;
}

export default function Head({ view, kind, children }: Props) {
	const { site, description } = view;
	return (
		<head>
			<meta charset="utf-8" />
			<meta name="viewport" content="width=device-width, initial-scale=1" />
			<title>{title(view, kind)}</title>
			{description && <meta name="description" content={description} />}
			<meta name="robots" content={view.noindex ? "noindex" : "max-image-preview:large"} />
			<link rel="canonical" href={view.canonical} />
			{[...site.alternates, ...(view.alternates ?? [])].map(({ url, type, title }) => (
				<link key={url} rel="alternate" type={type} title={title} href={url} />
			))}
			<Look site={site} />
			<meta property="og:type" content={kind === "article" ? "article" : "website"} />
			<meta property="og:title" content={view.socialTitle ?? view.title} />
			{description && <meta property="og:description" content={description} />}
			<meta property="og:url" content={view.canonical} />
			{view.socialImage && <meta property="og:image" content={view.socialImage} />}
			<meta name="twitter:card" content={view.socialImage ? "summary_large_image" : "summary"} />
			{view.structured && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: view.structured }} />}
			{children}
		</head>
	);
}
