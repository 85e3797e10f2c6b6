/** A link to another story, inside the text. The renderer fills holes in stories with it. */
import { words } from "../words.js";

export default function ReadMore({ url, headline }: { url: string; headline: string }) {
	return (
		<p class="read-more">
			<span class="read-more-label">{words.readMoreLabel}</span> <a href={url}>{headline}</a>
		</p>
	);
}
