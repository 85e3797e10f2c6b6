/** The front of a section, and each page of its archive. */
import type { FrontView } from "broadsheet";
import Breadcrumb from "./components/Breadcrumb.js";
import Pager from "./components/Pager.js";
import PageTitle from "./components/PageTitle.js";
import Stories from "./components/Stories.js";
import Strips from "./components/Strips.js";
import Subsections from "./components/Subsections.js";
import Top from "./components/Top.js";
import Layout from "./layout.js";

export default function Front(view: FrontView) {
	return (
		<Layout view={view} kind="front">
			<Breadcrumb steps={view.breadcrumb} />
			<PageTitle name={view.name} page={view.page} />
			{view.descriptionHtml && <div class="page-about" dangerouslySetInnerHTML={{ __html: view.descriptionHtml }} />}
			<Subsections sections={view.children} />
			{view.slots && (
				<>
					<Top slots={view.slots} lang={view.lang} />
					<Strips strips={view.slots.strips} lang={view.lang} />
				</>
			)}
			{view.slots && view.stories.length === 0 ? (
				<Pager pager={view.pager} />
			) : (
				<Stories
					stories={view.stories}
					pager={view.pager}
					lang={view.lang}
					level={2}
					lead={view.page === undefined && !view.slots}
				/>
			)}
		</Layout>
	);
}
