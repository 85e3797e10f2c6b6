import type { AuthorPageView } from "../../../src/core/views.js";
import Layout, { Links, Pager, Stories } from "./layout.js";

export default function Author(view: AuthorPageView) {
	return (
		<Layout view={view}>
			<Links links={view.breadcrumb} />
			<h1>{view.name}</h1>
			{view.role && <p>{view.role}</p>}
			{view.biography && <div dangerouslySetInnerHTML={{ __html: view.biography }} />}
			<Stories stories={view.stories} />
			<Pager pager={view.pager} />
		</Layout>
	);
}
