/** The front of a section, and each page of its archive. */
import type { FrontView } from "broadsheet";
import Breadcrumb from "./components/Breadcrumb.js";
import PageTitle from "./components/PageTitle.js";
import Stories from "./components/Stories.js";
import Subsections from "./components/Subsections.js";
import Layout from "./layout.js";

export default function Front(view: FrontView) {
	return (
		<Layout view={view} kind="front">
			<Breadcrumb steps={view.breadcrumb} />
			<PageTitle name={view.name} page={view.page} />
			{view.descriptionHtml && <div class="page-about" dangerouslySetInnerHTML={{ __html: view.descriptionHtml }} />}
			<Subsections sections={view.children} />
			<Stories stories={view.stories} pager={view.pager} lang={view.lang} level={2} lead={view.page === undefined} />
		</Layout>
	);
}
