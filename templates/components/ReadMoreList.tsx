/** Other stories that the writer of this one points to. */
import type { TeaserView } from "broadsheet";
import { words } from "../words.js";
import StoryLink from "./StoryLink.js";

export default function ReadMoreList({ stories }: { stories: readonly TeaserView[] }) {
	if (stories.length === 0) return null;
	return (
		<section class="read-more-list">
			<h2>{words.readMore}</h2>
			<ul>
				{stories.map((story) => (
					<li key={story.url}>
						<StoryLink story={story} />
					</li>
				))}
			</ul>
		</section>
	);
}
