/** All corrections of the newspaper, newest first, with their articles. */
import type { CorrectionsView } from "broadsheet";
import Breadcrumb from "./components/Breadcrumb.js";
import Pager from "./components/Pager.js";
import PageTitle from "./components/PageTitle.js";
import Teaser from "./components/Teaser.js";
import Time from "./components/Time.js";
import Layout from "./layout.js";
import { words } from "./words.js";

export default function Corrections(view: CorrectionsView) {
	return (
		<Layout view={view} kind="corrections">
			<Breadcrumb steps={view.breadcrumb} />
			<PageTitle name={words.corrections} page={view.page} />
			<ol class="corrections">
				{view.corrections.map(({ time, text, story }) => (
					<li key={`${story.url} ${time.iso}`}>
						<p class="note-date">
							<Time time={time} />
						</p>
						<div class="correction" dangerouslySetInnerHTML={{ __html: text }} />
						<Teaser story={story} pageLang={view.lang} level={2} size="small" date />
					</li>
				))}
			</ol>
			<Pager pager={view.pager} />
		</Layout>
	);
}
