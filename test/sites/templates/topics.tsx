import type { TermListView } from "../../../src/core/views.js";
import Layout, { Links } from "./layout.js";

export default function Topics(view: TermListView) {
	return (
		<Layout view={view}>
			<h1>{view.title}</h1>
			{view.groups.map(({ name, url, count }) => (
				<p key={url}>
					<Links links={[{ name, url }]} />
					{` ${count}`}
				</p>
			))}
		</Layout>
	);
}
