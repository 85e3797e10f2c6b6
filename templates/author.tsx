/** The page of an author with their articles. */
import type { AuthorPageView } from "broadsheet";
import Breadcrumb from "./components/Breadcrumb.js";
import PageTitle from "./components/PageTitle.js";
import Profile from "./components/Profile.js";
import Stories from "./components/Stories.js";
import Layout from "./layout.js";
import { words } from "./words.js";

export default function Author(view: AuthorPageView) {
	const first = view.page === undefined;
	return (
		<Layout view={view} kind="author">
			<Breadcrumb steps={view.breadcrumb} />
			{first ? <Profile view={view} /> : <PageTitle name={view.name} page={view.page} />}
			{first && <h2 class="strip-title">{words.storiesBy(view.name)}</h2>}
			<Stories stories={view.stories} pager={view.pager} lang={view.lang} level={first ? 3 : 2} />
		</Layout>
	);
}
