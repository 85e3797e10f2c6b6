/** The parts above the text of an article: section, headline, byline, dates, key points. */
import type { ArticleView } from "broadsheet";
import { within } from "../languages.js";
import { words } from "../words.js";
import Byline from "./Byline.js";
import Dates from "./Dates.js";
import HiddenNotice from "./HiddenNotice.js";
import KeyPoints from "./KeyPoints.js";
import Kicker from "./Kicker.js";
import Marked from "./Marked.js";
import Portrait from "./Portrait.js";
import Translations from "./Translations.js";

export default function ArticleHead({ view }: { view: ArticleView }) {
	const opinion = view.label?.type === "opinion";
	const byline = <Byline authors={view.authors} lang={view.lang} bare={opinion} />;
	const [author, ...others] = view.authors;
	return (
		<>
			<header class="article-head">
				{view.hidden && <HiddenNotice hidden={view.hidden} lang={view.lang} />}
				<Kicker
					around={view.lang}
					label={view.label}
					access={view.access}
					section={view.section}
					readTime={view.live ? undefined : view.readTime}
				/>
				{opinion && author && (
					<div class="by-first">
						{others.length === 0 && author.portrait && <Portrait picture={author.portrait} />}
						{byline}
					</div>
				)}
				<h1 class="headline">
					<Marked text={view.headline} html={view.headlineHtml} />
				</h1>
				{view.sponsor && (
					<p class="paid-for" {...within(view.lang)}>
						{words.paidFor(view.sponsor)}
					</p>
				)}
			</header>
			<div class="article-side">
				{!opinion && byline}
				<Dates date={view.date} updated={view.updated} lang={view.lang} />
				{view.translations && <Translations all={view.translations} lang={view.lang} />}
				<KeyPoints points={view.keyPoints} lang={view.lang} />
			</div>
		</>
	);
}
