import type { RedirectView } from "../../../src/core/views.js";
import Layout, { Links } from "./layout.js";

export default function Redirect(view: RedirectView) {
	return (
		<Layout view={view}>
			<Links links={[{ name: view.title, url: view.to }]} />
		</Layout>
	);
}
