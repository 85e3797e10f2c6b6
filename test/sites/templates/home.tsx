import type { HomeView } from "../../../src/core/views.js";
import Layout, { Links, Stories } from "./layout.js";

export default function Home(view: HomeView) {
	return (
		<Layout view={view}>
			<h1>{view.site.name}</h1>
			{view.lead && <Stories stories={[view.lead]} />}
			<Stories stories={view.secondary} />
			<Stories stories={view.latest} />
			{view.strips.map(({ section, stories }) => (
				<section key={section.url}>
					<Links links={[section]} />
					<Stories stories={stories} />
				</section>
			))}
		</Layout>
	);
}
