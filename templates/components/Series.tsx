/** The series that a story is part of, with all its parts. */
import type { SeriesView } from "broadsheet";
import { words } from "../words.js";

export default function Series({ series }: { series: SeriesView }) {
	const { name, url, part, parts } = series;
	return (
		<section class="series">
			<h2>
				<span class="series-word">{words.series}</span> <a href={url}>{name}</a>
			</h2>
			{part !== undefined && <p class="series-part">{words.part(part, parts.length)}</p>}
			{parts.length > 0 && (
				<ol>
					{parts.map((story) => (
						<li key={story.url} value={story.part}>
							{story.current ? (
								<span aria-current="page">{story.headline}</span>
							) : (
								<a href={story.url}>{story.headline}</a>
							)}
						</li>
					))}
				</ol>
			)}
		</section>
	);
}
