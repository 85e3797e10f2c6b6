/** A link to another story, inside the text. The renderer fills holes in stories with it. */
import type { StoryLinkView } from "broadsheet";
import { words } from "../words.js";
import Marked from "./Marked.js";
import StoryLink from "./StoryLink.js";

export default function ReadMore({ sponsored, ...story }: StoryLinkView & { sponsored?: true }) {
	return (
		<p class="read-more">
			<span class="read-more-label">{words.readMoreLabel}</span>{" "}
			{sponsored ? (
				<a rel="sponsored" href={story.url}>
					<Marked text={story.headline} html={story.headlineHtml} />
				</a>
			) : (
				<StoryLink story={story} />
			)}
		</p>
	);
}
