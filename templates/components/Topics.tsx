/** Links to the topics of an article. */
import type { LinkView } from "broadsheet";
import { within } from "../languages.js";
import { words } from "../words.js";

export default function Topics({ topics, lang }: { topics: readonly LinkView[]; lang: string }) {
	if (topics.length === 0) return null;
	return (
		<nav class="topics" {...within(lang)} aria-label={words.topicsOfStory}>
			<h2>{words.topicsOfStory}</h2>
			<ul>
				{topics.map(({ url, name }) => (
					<li key={url}>
						<a href={url}>{name}</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
