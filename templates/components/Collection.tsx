/** A topic or a series: its name, its description and its articles. */
import type { TopicView } from "broadsheet";
import Layout from "../layout.js";
import Breadcrumb from "./Breadcrumb.js";
import PageTitle from "./PageTitle.js";
import Stories from "./Stories.js";

export default function Collection({ view, kind }: { view: TopicView; kind: string }) {
	const { descriptionHtml } = view;
	return (
		<Layout view={view} kind={view.kind}>
			<Breadcrumb steps={view.breadcrumb} />
			<PageTitle name={view.name} page={view.page} kind={kind} />
			{descriptionHtml && <div class="page-about" dangerouslySetInnerHTML={{ __html: descriptionHtml }} />}
			<Stories stories={view.stories} parts={view.parts} pager={view.pager} lang={view.lang} level={2} />
		</Layout>
	);
}
