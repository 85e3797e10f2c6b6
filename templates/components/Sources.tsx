/** The sources of an article. */
import type { ArticleView } from "broadsheet";
import { words } from "../words.js";
import Ours from "./Ours.js";

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
			<h2>
				<Ours around={lang}>{words.sources}</Ours>
			</h2>
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
