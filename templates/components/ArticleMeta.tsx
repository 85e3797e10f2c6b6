/** Metadata of an article for social networks (The Open Graph protocol, "article"). */
import type { ArticleView } from "broadsheet";

export default function ArticleMeta({
	view: { site, date, changed, section, authors, topics },
}: {
	view: ArticleView;
}) {
	return (
		<>
			<meta property="article:published_time" content={date.iso} />
			{changed.iso !== date.iso && <meta property="article:modified_time" content={changed.iso} />}
			{section && <meta property="article:section" content={section.name} />}
			{authors.map(({ url }) => (
				<meta key={url} property="article:author" content={site.base + url} />
			))}
			{topics.map(({ name, url }) => (
				<meta key={url} property="article:tag" content={name} />
			))}
		</>
	);
}
