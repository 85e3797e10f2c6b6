/** The series of an article: all its parts, with links to the previous and the next one. */
import type { PartView, SeriesView } from "broadsheet";
import { siteLanguage, within } from "../languages.js";
import { words } from "../words.js";
import Marked from "./Marked.js";
import StoryLink from "./StoryLink.js";

function Step({ word, part }: { word: string; part: PartView }) {
	return (
		<p class="series-step">
			<span class="series-step-word">{word}</span> {part.part !== undefined && `${words.partNumber(part.part)} `}
			<StoryLink story={part} around={siteLanguage} />
		</p>
	);
}

export default function Series({ series, lang }: { series: SeriesView; lang: string }) {
	const { name, url, part, parts, previous, next } = series;
	return (
		<section class="series" {...within(lang)}>
			<h2>
				<span class="series-word">{words.series}</span> <a href={url}>{name}</a>
			</h2>
			{part !== undefined && <p class="series-part">{words.part(part, parts.length)}</p>}
			{previous && <Step word={words.previousPart} part={previous} />}
			{next && <Step word={words.nextPart} part={next} />}
			{parts.length > 0 && (
				<ol>
					{parts.map((story) => (
						<li key={story.url} value={story.part}>
							{story.current ? (
								<span aria-current="page" {...within(siteLanguage, lang)}>
									<Marked text={story.headline} html={story.headlineHtml} />
								</span>
							) : (
								<StoryLink story={story} around={siteLanguage} />
							)}
						</li>
					))}
				</ol>
			)}
		</section>
	);
}
