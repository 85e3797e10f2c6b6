/** The top of a front: the lead, two articles next to it, others below, and a narrow list. */
import type { SlotsView } from "broadsheet";
import { picturesFirst } from "../pictures-first.js";
import Latest from "./Latest.js";
import Teaser from "./Teaser.js";

export default function Top({ slots, lang }: { slots: SlotsView; lang: string }) {
	const { lead, seconds: secondary, latest, latestTitle } = slots;
	if (!lead) return null;
	// Two are next to the lead, those with pictures first; the others are below it, without pictures.
	const beside = picturesFirst(secondary).slice(0, 2);
	const below = secondary.filter((story) => !beside.includes(story));
	return (
		<div class="top">
			<div class="top-lead">
				<Teaser story={lead} pageLang={lang} level={2} size="lead" picture eager summary authors />
				{below.length > 0 && (
					<div class="columns columns--2">
						{below.map((story) => (
							<Teaser key={story.url} story={story} pageLang={lang} level={2} size="medium" summary />
						))}
					</div>
				)}
			</div>
			{beside.length > 0 && (
				<div class="top-seconds">
					{beside.map((story) => (
						<Teaser key={story.url} story={story} pageLang={lang} level={2} size="medium" picture summary />
					))}
				</div>
			)}
			<Latest stories={latest} title={latestTitle} lang={lang} />
		</div>
	);
}
