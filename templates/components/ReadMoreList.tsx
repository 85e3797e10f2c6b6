/** Other stories that the writer of this one points to. */
import type { TeaserView } from "broadsheet";
import { words } from "../words.js";

export default function ReadMoreList({ stories }: { stories: readonly TeaserView[] }) {
	if (stories.length === 0) return null;
	return (
		<section class="read-more-list">
			<h2>{words.readMore}</h2>
			<ul>
				{stories.map(({ url, headline, lang }) => (
					<li key={url} lang={lang}>
						<a href={url}>{headline}</a>
					</li>
				))}
			</ul>
		</section>
	);
}
