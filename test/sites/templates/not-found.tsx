import type { NotFoundView } from "../../../src/core/views.js";
import Layout, { Stories } from "./layout.js";

export default function NotFound(view: NotFoundView) {
	return (
		<Layout view={view}>
			<h1>{view.title}</h1>
			<Stories stories={view.latest} />
		</Layout>
	);
}
