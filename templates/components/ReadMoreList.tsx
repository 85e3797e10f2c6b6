/** The articles that the front matter names under `readMore`. */
import type { TeaserView } from "broadsheet";
import { words } from "../words.js";
import Ours from "./Ours.js";
import StoryLink from "./StoryLink.js";

export default function ReadMoreList({ stories, lang }: { stories: readonly TeaserView[]; lang: string }) {
	if (stories.length === 0) return null;
	return (
		<section class="read-more-list">
			<h2>
				<Ours around={lang}>{words.readMore}</Ours>
			</h2>
			<ul>
				{stories.map((story) => (
					<li key={story.url}>
						<StoryLink story={story} around={lang} />
					</li>
				))}
			</ul>
		</section>
	);
}
