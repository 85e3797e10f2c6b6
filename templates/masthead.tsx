/** The masthead: the people who make the newspaper. */
import type { MastheadView } from "broadsheet";
import Breadcrumb from "./components/Breadcrumb.js";
import PageTitle from "./components/PageTitle.js";
import Layout from "./layout.js";

export default function Masthead(view: MastheadView) {
	return (
		<Layout view={view} kind="masthead">
			<Breadcrumb steps={view.breadcrumb} />
			<PageTitle name={view.title} />
			<div class="departments">
				{view.departments.map(({ name, people }) => (
					<section class="department" key={name ?? ""}>
						{name && <h2>{name}</h2>}
						<ul>
							{people.map(({ name, title, url, email }) => (
								<li key={name}>
									<span class="person">{url ? <a href={url}>{name}</a> : name}</span>
									<span class="person-title">{` ${title}`}</span>
									{email && (
										<>
											{" "}
											<a class="person-email" href={`mailto:${email}`}>
												{email}
											</a>
										</>
									)}
								</li>
							))}
						</ul>
					</section>
				))}
			</div>
		</Layout>
	);
}
