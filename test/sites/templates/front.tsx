import type { FrontView } from "../../../src/core/views.js";
import Layout, { Links, Pager, Stories } from "./layout.js";

export default function Front(view: FrontView) {
	return (
		<Layout view={view}>
			<Links links={view.breadcrumb} />
			<h1>{view.name}</h1>
			<Links links={view.children} />
			<Stories stories={view.stories} />
			<Pager pager={view.pager} />
		</Layout>
	);
}
