/** The front page: the lead with other articles next to it, then the strips. */
import type { HomeView } from "broadsheet";
import Strips from "./components/Strips.js";
import Top from "./components/Top.js";
import Layout from "./layout.js";
import { words } from "./words.js";

export default function Home(view: HomeView) {
	return (
		<Layout view={view} kind="home">
			{!view.lead && <p class="empty">{words.noStories}</p>}
			<Top slots={view} lang={view.lang} />
			<Strips strips={view.strips} lang={view.lang} />
		</Layout>
	);
}
