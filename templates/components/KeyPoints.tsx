/** The key points of an article. */
import type { Html } from "broadsheet";
import { words } from "../words.js";
import Ours from "./Ours.js";

export default function KeyPoints({ points, lang }: { points: readonly Html[]; lang: string }) {
	if (points.length === 0) return null;
	return (
		<div class="key-points">
			<p class="key-points-title" aria-hidden="true">
				<Ours around={lang}>{words.keyPoints}</Ours>
			</p>
			<ul aria-label={words.keyPoints}>
				{points.map((point) => (
					<li key={point} dangerouslySetInnerHTML={{ __html: point }} />
				))}
			</ul>
		</div>
	);
}
