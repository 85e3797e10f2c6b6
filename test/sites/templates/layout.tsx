/** The smallest page that shows what its view holds. These templates stand for those of the theme, so that no change of style is a change here. */
import type { ComponentChildren } from "preact";
import type { LinkView, PagerView, PageView, TeaserView } from "../../../src/core/views.js";

export default function Layout({ view, children }: { view: PageView; children: ComponentChildren }) {
	return (
		<html lang={view.lang}>
			<head>
				<title>{view.title}</title>
				{view.description && <meta name="description" content={view.description} />}
				{view.noindex && <meta name="robots" content="noindex" />}
				<link rel="canonical" href={view.canonical} />
				<link rel="stylesheet" href={view.site.css} />
			</head>
			<body>
				<nav>
					<Links links={view.site.sections} />
				</nav>
				{children}
			</body>
		</html>
	);
}

export const Links = ({ links }: { links: readonly LinkView[] }) =>
	links.map(({ name, url }) => (
		<a key={url} href={url}>
			{name}
		</a>
	));

export const Stories = ({ stories }: { stories: readonly TeaserView[] }) => (
	<ul>
		{stories.map(({ url, headline, date, authors }) => (
			<li key={url}>
				<a href={url}>{headline}</a>
				{` ${date.date} ${authors.join(", ")}`}
			</li>
		))}
	</ul>
);

export const Pager = ({ pager: { newer, older } }: { pager: PagerView }) => (
	<nav>
		{newer && <Links links={[newer]} />}
		{older && <Links links={[older]} />}
	</nav>
);
