/** The page at the URL of an article that was removed permanently. */
import type { PageView } from "broadsheet";
import Layout from "./layout.js";
import { words } from "./words.js";

export default function Gone(view: PageView) {
	return (
		<Layout view={view} kind="not-found">
			<div class="page-title">
				<h1>{words.gone}</h1>
				<p>
					{`${words.goneText} `}
					<a href="/">{words.frontPage}</a>.
				</p>
			</div>
		</Layout>
	);
}
