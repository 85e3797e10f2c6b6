/** The front page: a lead story with others next to it, then a strip for each section. */
import type { HomeView } from "broadsheet";
import Latest from "./components/Latest.js";
import Strip from "./components/Strip.js";
import Teaser from "./components/Teaser.js";
import Layout from "./layout.js";
import { picturesFirst } from "./pictures-first.js";
import { words } from "./words.js";

export default function Home(view: HomeView) {
	const { lead, seconds, latest, strips, lang } = view;
	// Two stand beside the lead, those with pictures first; the others below it, without.
	const beside = picturesFirst(seconds).slice(0, 2);
	const below = seconds.filter((story) => !beside.includes(story));
	return (
		<Layout view={view} kind="home">
			{!lead && <p class="empty">{words.noStories}</p>}
			{lead && (
				<div class="top">
					<div class="top-lead">
						<Teaser story={lead} pageLang={lang} level={2} size="lead" picture eager summary authors />
						{below.length > 0 && (
							<div class="columns columns--2">
								{below.map((story) => (
									<Teaser key={story.url} story={story} pageLang={lang} level={2} size="medium" summary />
								))}
							</div>
						)}
					</div>
					{beside.length > 0 && (
						<div class="top-seconds">
							{beside.map((story) => (
								<Teaser key={story.url} story={story} pageLang={lang} level={2} size="medium" picture summary />
							))}
						</div>
					)}
					<Latest stories={latest} lang={lang} />
				</div>
			)}
			{strips.map(({ section, stories }, index) => (
				<Strip key={section.url} section={section} stories={stories} lang={lang} even={index % 2 === 1} />
			))}
		</Layout>
	);
}
