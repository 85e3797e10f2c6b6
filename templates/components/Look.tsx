/** What the head of every page of a site has in common: fonts, style sheet, colours, the name of the paper. */
import type { SiteView } from "broadsheet";

export default function Look({ site }: { site: SiteView }) {
	return (
		<>
			{site.fonts.map((url) => (
				<link key={url} rel="preload" as="font" type="font/woff2" href={url} crossorigin="anonymous" />
			))}
			<link rel="stylesheet" href={site.css} />
			<meta name="color-scheme" content="light dark" />
			<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)" />
			<meta name="theme-color" content="#111618" media="(prefers-color-scheme: dark)" />
			<meta property="og:site_name" content={site.name} />
		</>
	);
}

Look.keptBy = "site";
