/** Redirects a former URL to the new one. */
import type { RedirectView } from "broadsheet";
import Layout from "./layout.js";
import { words } from "./words.js";

export default function Redirect(view: RedirectView) {
	return (
		<Layout view={view} kind="redirect" head={<meta http-equiv="refresh" content={`0; url=${view.to}`} />}>
			<div class="page-title">
				<h1>{words.moved}</h1>
				<p>
					{`${words.movedText} `}
					<a href={view.to}>{view.title}</a>.
				</p>
			</div>
		</Layout>
	);
}
