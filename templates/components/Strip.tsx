/** A section on the home page: its name, and its newest stories in columns. */
import type { SectionView, TeaserView } from "broadsheet";
import { picturesFirst } from "../pictures-first.js";
import Teaser from "./Teaser.js";

interface Props {
	readonly section: SectionView;
	readonly stories: readonly TeaserView[];
	readonly lang: string;
	/** Columns of one width; else the strip begins with a large story, if it has the pictures for it. */
	readonly even: boolean;
}

export default function Strip({ section, stories, lang, even }: Props) {
	const level = even || stories.filter(({ picture }) => picture).length < 2;
	return (
		<section class="strip" data-section={section.color}>
			<h2 class="strip-title">
				<a href={section.url}>{section.name}</a>
			</h2>
			<div class={level ? "columns columns--even" : "columns columns--lead"}>
				{picturesFirst(stories).map((story, index) => (
					<Teaser
						key={story.url}
						story={story}
						pageLang={lang}
						level={3}
						size={index === 0 && !level ? "large" : "medium"}
						picture={level || index < 2}
						summary={level ? !story.picture : true}
						authors={level && !story.picture}
					/>
				))}
			</div>
		</section>
	);
}
