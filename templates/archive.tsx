/** The archive by date: all years with their months, or one of them. */
import type { ArchiveView } from "broadsheet";
import Breadcrumb from "./components/Breadcrumb.js";
import Groups from "./components/Groups.js";
import Pager from "./components/Pager.js";
import PageTitle from "./components/PageTitle.js";
import Layout from "./layout.js";
import { words } from "./words.js";

export default function Archive(view: ArchiveView) {
	return (
		<Layout view={view} kind="archive">
			<Breadcrumb steps={view.breadcrumb} />
			<PageTitle name={view.name} />
			{view.years.map(({ url, name, count, months }) => (
				<section class="year" key={url}>
					<h2>
						{url === view.url ? words.stories(count) : <a href={url}>{name}</a>}
						{url !== view.url && <span class="group-count">{` ${words.stories(count)}`}</span>}
					</h2>
					<Groups groups={months} />
				</section>
			))}
			<Pager pager={view.pager} />
		</Layout>
	);
}
