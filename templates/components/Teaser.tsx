/** A story in a list: picture, label and section, headline, and as much more as the place has room for. */
import type { TeaserView } from "broadsheet";
import { words } from "../words.js";
import Kicker from "./Kicker.js";
import Names from "./Names.js";
import TeaserPicture from "./TeaserPicture.js";
import Time from "./Time.js";

interface Props {
	readonly story: TeaserView;
	/** The language of the page; a story in another one says so. */
	readonly pageLang: string;
	readonly level: 2 | 3;
	readonly size: "lead" | "large" | "medium" | "small" | "row";
	readonly picture?: boolean;
	/** The first picture that a reader sees is loaded at once, all others when they come near. */
	readonly eager?: boolean;
	readonly summary?: boolean;
	readonly authors?: boolean;
	readonly date?: boolean;
}

export default function Teaser({ story, pageLang, level, size, picture, eager, summary, authors, date }: Props) {
	const Heading = `h${level}` as const;
	const shown = picture ? story.picture : undefined;
	const headline = size === "small" ? story.shortTitle : story.headline;
	const byline = authors && story.authors.length > 0;
	return (
		<article
			class={`teaser teaser--${size}${shown ? " teaser--picture" : ""}`}
			lang={story.lang === pageLang ? undefined : story.lang}
		>
			{shown && <TeaserPicture picture={shown} eager={eager} />}
			<div class="teaser-text">
				<Kicker label={story.label} hidden={story.hidden} section={story.section} access={story.access} />
				<Heading class="teaser-headline">
					<a href={story.url}>{headline}</a>
				</Heading>
				{summary && story.summary && <p class="teaser-summary">{story.summary}</p>}
				{(byline || date) && (
					<p class="teaser-meta">
						{byline && (
							<span class="teaser-authors">
								{`${words.by} `}
								<Names names={story.authors} lang={pageLang} />
							</span>
						)}
						{byline && date && " · "}
						{date && <Time time={story.date} dateOnly />}
					</p>
				)}
			</div>
		</article>
	);
}

Teaser.keptBy = "story";
