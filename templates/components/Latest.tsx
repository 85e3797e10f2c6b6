/** A narrow list of news: section, headline and date, no pictures. */
import type { TeaserView } from "broadsheet";
import { words } from "../words.js";
import Teaser from "./Teaser.js";

interface Props {
	readonly stories: readonly TeaserView[];
	/** Set if the plan of the front gives a title. */
	readonly title?: string | undefined;
	readonly lang: string;
}

export default function Latest({ stories, title, lang }: Props) {
	if (stories.length === 0) return null;
	return (
		<section class="latest">
			<h2 class="latest-title">{title ?? words.latest}</h2>
			{stories.map((story) => (
				<Teaser key={story.url} story={story} pageLang={lang} level={3} size="small" date />
			))}
		</section>
	);
}
