/** Related articles as cards. */
import type { TeaserView } from "broadsheet";
import { picturesFirst } from "../pictures-first.js";
import { words } from "../words.js";
import Teaser from "./Teaser.js";

export default function Related({ stories, lang }: { stories: readonly TeaserView[]; lang: string }) {
	if (stories.length === 0) return null;
	return (
		<section class="related">
			<h2 class="strip-title">{words.related}</h2>
			<div class="columns columns--even">
				{picturesFirst(stories).map((story) => (
					<Teaser
						key={story.url}
						story={story}
						pageLang={lang}
						level={3}
						size="small"
						picture
						summary={!story.picture}
					/>
				))}
			</div>
		</section>
	);
}
