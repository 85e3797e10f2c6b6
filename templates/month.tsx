/** All articles of a month by day, one per line. */
import type { MonthView } from "broadsheet";
import Breadcrumb from "./components/Breadcrumb.js";
import Line from "./components/Line.js";
import Pager from "./components/Pager.js";
import PageTitle from "./components/PageTitle.js";
import Layout from "./layout.js";

export default function Month(view: MonthView) {
	return (
		<Layout view={view} kind="month">
			<Breadcrumb steps={view.breadcrumb} />
			<PageTitle name={view.name} />
			{view.days.map(({ iso, name, stories }) => (
				<section class="day" key={iso}>
					<h2>
						<time datetime={iso}>{name}</time>
					</h2>
					<ul>
						{stories.map((story) => (
							<Line key={story.url} story={story} pageLang={view.lang} />
						))}
					</ul>
				</section>
			))}
			<Pager pager={view.pager} />
		</Layout>
	);
}
