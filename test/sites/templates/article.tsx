import type { ArticleView } from "../../../src/core/views.js";
import Layout, { Links, Stories } from "./layout.js";

export default function Article(view: ArticleView) {
	return (
		<Layout view={view}>
			<Links links={view.breadcrumb} />
			<h1>{view.headline}</h1>
			<Links links={view.authors} />
			<time dateTime={view.date.iso}>{view.date.text}</time>
			{view.updated && <time dateTime={view.updated.iso}>{view.updated.text}</time>}
			<ul>
				{view.keyPoints.map((point) => (
					<li key={point} dangerouslySetInnerHTML={{ __html: point }} />
				))}
			</ul>
			<div dangerouslySetInnerHTML={{ __html: view.bodyHtml }} />
			<Links links={view.topics} />
			<Stories stories={view.related} />
		</Layout>
	);
}
