import type { TopicView } from "../../../src/core/views.js";
import Layout, { Links, Pager, Stories } from "./layout.js";

export default function Topic(view: TopicView) {
	return (
		<Layout view={view}>
			<Links links={view.breadcrumb} />
			<h1>{view.name}</h1>
			{view.descriptionHtml && <div dangerouslySetInnerHTML={{ __html: view.descriptionHtml }} />}
			<Stories stories={view.stories} />
			<Pager pager={view.pager} />
		</Layout>
	);
}
