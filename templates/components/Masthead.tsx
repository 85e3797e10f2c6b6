/** The name or the logo of the newspaper: large on the front page, where it is the heading; small and linked on other pages. */
import type { SiteView } from "broadsheet";
import Name from "./Name.js";

export default function Masthead({ site, home }: { site: SiteView; home: boolean }) {
	if (!home) {
		return (
			<header class="masthead">
				<a class="masthead-name" href="/">
					<Name site={site} />
				</a>
			</header>
		);
	}
	return (
		<header class="masthead masthead--home">
			<h1 class="masthead-name">
				<Name site={site} />
			</h1>
			{site.description && <p class="masthead-motto">{site.description}</p>}
		</header>
	);
}
