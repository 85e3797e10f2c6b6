/** The page for missing URLs (404). */
import type { NotFoundView } from "broadsheet";
import Stories from "./components/Stories.js";
import Layout from "./layout.js";
import { words } from "./words.js";

export default function NotFound(view: NotFoundView) {
	return (
		<Layout view={view} kind="not-found">
			<div class="page-title">
				<h1>{words.notFound}</h1>
				<p>
					{`${words.notFoundText} `}
					<a href="/">{words.frontPage}</a>.
				</p>
			</div>
			{view.latest.length > 0 && (
				<>
					<h2 class="strip-title">{words.latest}</h2>
					<Stories stories={view.latest} pager={{}} lang={view.lang} level={3} />
				</>
			)}
		</Layout>
	);
}
