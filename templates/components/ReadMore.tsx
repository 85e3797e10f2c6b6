/** A link to another article within the text. The renderer uses it to fill holes. */
import type { StoryLinkView } from "broadsheet";
import { within } from "../languages.js";
import { words } from "../words.js";
import Marked from "./Marked.js";
import StoryLink from "./StoryLink.js";

/** `around` is the language of the text. */
export default function ReadMore({
	sponsored,
	around,
	...story
}: StoryLinkView & { sponsored?: true; around?: string }) {
	return (
		<p class="read-more">
			<span class="read-more-label" {...within(around)}>
				{words.readMoreLabel}
			</span>{" "}
			{sponsored ? (
				<a rel="sponsored" href={story.url}>
					<Marked text={story.headline} html={story.headlineHtml} />
				</a>
			) : (
				<StoryLink story={story} around={around} />
			)}
		</p>
	);
}
