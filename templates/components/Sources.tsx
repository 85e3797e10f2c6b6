/** What the story rests on. */
import type { ArticleView } from "broadsheet";
import { within } from "../languages.js";
import { words } from "../words.js";

export default function Sources({
	sources,
	paid,
	lang,
}: {
	sources: ArticleView["sources"];
	paid: boolean;
	lang: string;
}) {
	if (sources.length === 0) return null;
	return (
		<section class="sources">
			<h2 {...within(lang)}>{words.sources}</h2>
			<ul>
				{sources.map(({ name, url }) => (
					<li key={name}>
						{url ? (
							<a {...(paid && { rel: "sponsored" })} href={url}>
								{name}
							</a>
						) : (
							name
						)}
					</li>
				))}
			</ul>
		</section>
	);
}
