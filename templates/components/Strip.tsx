/** A strip of a front: a section with its newest articles in columns. */
import type { SectionView, TeaserView } from "broadsheet";
import { picturesFirst } from "../pictures-first.js";
import Teaser from "./Teaser.js";

interface Props {
	readonly section: SectionView;
	readonly stories: readonly TeaserView[];
	readonly lang: string;
	/** Columns of equal width; otherwise the strip begins with a large article, if it has enough pictures. */
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
