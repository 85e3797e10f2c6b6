/** The part of `<head>` that all pages share: fonts, style sheets, colours, icons, the name of the site. */
import type { SiteView } from "broadsheet";

export default function Look({ site }: { site: SiteView }) {
	return (
		<>
			{site.fonts.map((url) => (
				<link key={url} rel="preload" as="font" type="font/woff2" href={url} crossorigin="anonymous" />
			))}
			{site.icons.map(({ url, type, sizes, apple }) => (
				<link key={url} rel={apple ? "apple-touch-icon" : "icon"} type={type} sizes={sizes} href={url} />
			))}
			{site.links.map(({ rel, url, type }) => (
				<link key={url} rel={rel} type={type} href={url} />
			))}
			<link rel="stylesheet" href={site.css} />
			<meta name="color-scheme" content="light dark" />
			<meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)" />
			<meta name="theme-color" content="#111618" media="(prefers-color-scheme: dark)" />
			<meta property="og:site_name" content={site.name} />
		</>
	);
}
