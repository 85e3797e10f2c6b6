/** A link to an article with its label. */
import type { StoryLinkView } from "broadsheet";
import { within } from "../languages.js";
import Label from "./Label.js";
import Marked from "./Marked.js";
import Ours from "./Ours.js";

interface Props {
	readonly story: StoryLinkView;
	/** The language of the surrounding element. */
	readonly around: string | undefined;
}

export default function StoryLink({ story: { url, headline, headlineHtml, label, lang }, around }: Props) {
	return (
		<>
			{label && (
				<>
					<Ours around={around}>
						<Label label={label} />
					</Ours>{" "}
				</>
			)}
			<a href={url} {...within(around, lang)}>
				<Marked text={headline} html={headlineHtml} />
			</a>
		</>
	);
}
