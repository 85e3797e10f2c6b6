/** The parts below the text of an article: notes, sources, further reading. Nothing is rendered if there are none. */
import type { ArticleView } from "broadsheet";
import { words } from "../words.js";
import Contributors from "./Contributors.js";
import Notes from "./Notes.js";
import ReadMoreList from "./ReadMoreList.js";
import Series from "./Series.js";
import Sources from "./Sources.js";
import Topics from "./Topics.js";

export default function ArticleEnd({ view }: { view: ArticleView }) {
	const { updates, corrections, sources, contributors, readMore, series, topics } = view;
	const lists = [updates, corrections, sources, contributors, readMore, topics];
	if (!series && lists.every((list) => list.length === 0)) return null;
	return (
		<div class="article-end">
			<Contributors credits={contributors} lang={view.lang} />
			<Notes title={words.updates} notes={updates} lang={view.lang} />
			<Notes title={words.corrections} notes={corrections} lang={view.lang} />
			<Sources sources={sources} lang={view.lang} paid={view.label?.type === "sponsored"} />
			<ReadMoreList stories={readMore} lang={view.lang} />
			{series && <Series series={series} lang={view.lang} />}
			<Topics topics={topics} lang={view.lang} />
		</div>
	);
}
