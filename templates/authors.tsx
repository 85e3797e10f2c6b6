/** The list of all authors. */
import type { TermListView } from "broadsheet";
import Breadcrumb from "./components/Breadcrumb.js";
import Groups from "./components/Groups.js";
import PageTitle from "./components/PageTitle.js";
import Layout from "./layout.js";

export default function Authors(view: TermListView) {
	return (
		<Layout view={view} kind="list">
			<Breadcrumb steps={view.breadcrumb} />
			<PageTitle name={view.title} />
			<Groups groups={view.groups} />
		</Layout>
	);
}
