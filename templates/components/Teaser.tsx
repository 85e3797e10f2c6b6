/** An article in a list: picture, label and section, headline, and further parts if there is space. */
import type { TeaserView } from "broadsheet";
import { within } from "../languages.js";
import { words } from "../words.js";
import Kicker from "./Kicker.js";
import Marked from "./Marked.js";
import Names from "./Names.js";
import Ours from "./Ours.js";
import Portrait from "./Portrait.js";
import TeaserPicture from "./TeaserPicture.js";
import Time from "./Time.js";

interface Props {
	readonly story: TeaserView;
	/** The language of the page; an article in a different language is marked. */
	readonly pageLang: string;
	readonly level: 2 | 3;
	readonly size: "lead" | "large" | "medium" | "small" | "row";
	/** The part number in a series, if it is shown. */
	readonly part?: number | undefined;
	readonly picture?: boolean;
	/** The first visible picture is loaded at once, all others when they come near. */
	readonly eager?: boolean;
	readonly summary?: boolean;
	readonly authors?: boolean;
	readonly date?: boolean;
}

export default function Teaser({ story, pageLang, level, size, part, picture, eager, summary, authors, date }: Props) {
	const Heading = `h${level}` as const;
	const shown = picture ? story.picture : undefined;
	const [headline, html] =
		size === "small" ? [story.shortTitle, story.shortTitleHtml] : [story.headline, story.headlineHtml];
	const around = story.lang ?? pageLang;
	const type = story.label?.type;
	const names = story.authors.length > 0 && <Names names={story.authors} lang={pageLang} />;
	// The author of an opinion piece is above the headline; the sponsor of a sponsored article replaces the byline.
	const opinion = type === "opinion" && names;
	const byline = authors && !opinion && !story.sponsor && names;
	return (
		<article
			class={`teaser teaser--${size}${shown ? " teaser--picture" : ""}${type ? ` teaser--${type}` : ""}`}
			{...within(pageLang, story.lang)}
			data-section={story.section?.color}
		>
			{shown && <TeaserPicture picture={shown} eager={eager} row={size === "row"} />}
			<div class="teaser-text">
				<Kicker
					around={around}
					part={part}
					label={story.label}
					hidden={story.hidden}
					section={story.section}
					access={story.access}
				/>
				{opinion && (
					<p class="by-first">
						{!shown && size !== "small" && story.portrait && <Portrait picture={story.portrait} />}
						<span>{names}</span>
					</p>
				)}
				<Heading class="teaser-headline">
					<a href={story.url}>
						<Marked text={headline} html={html} />
					</a>
				</Heading>
				{summary && story.summary && <p class="teaser-summary">{story.summary}</p>}
				{(byline || story.sponsor || date) && (
					<p class="teaser-meta">
						<Ours around={around}>
							{byline && (
								<span class="teaser-authors">
									{`${words.by} `}
									{names}
								</span>
							)}
							{story.sponsor && <span class="teaser-sponsor">{words.paidFor(story.sponsor)}</span>}
							{(byline || story.sponsor) && date && " · "}
							{date && <Time time={story.date} dateOnly />}
						</Ours>
					</p>
				)}
			</div>
		</article>
	);
}
