/** The articles of a list page: the first one large at the beginning of the list, the others in rows, then the pager. */
import type { PagerView, TeaserView } from "broadsheet";
import { words } from "../words.js";
import Pager from "./Pager.js";
import Teaser from "./Teaser.js";

interface Props {
	readonly stories: readonly TeaserView[];
	/** The part numbers of the articles in a series. */
	readonly parts?: readonly number[] | undefined;
	readonly pager: PagerView;
	readonly lang: string;
	readonly level: 2 | 3;
	/** Whether the first article is the lead of the page. */
	readonly lead?: boolean;
}

export default function Stories({ stories, parts, pager, lang, level, lead = false }: Props) {
	return (
		<>
			{stories.length === 0 && <p class="empty">{words.noStories}</p>}
			{stories.length > 0 && (
				<div class={lead ? "stories stories--lead" : "stories"}>
					{stories.map((story, index) => (
						<Teaser
							key={story.url}
							story={story}
							pageLang={lang}
							level={level}
							size={lead && index === 0 ? "lead" : "row"}
							part={parts?.[index] || undefined}
							eager={index === 0}
							picture
							summary
							authors
							date
						/>
					))}
				</div>
			)}
			<Pager pager={pager} />
		</>
	);
}
