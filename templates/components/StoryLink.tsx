/** A bare link to a story, with its label in front. */
import type { StoryLinkView } from "broadsheet";
import Label from "./Label.js";

export default function StoryLink({ story: { url, headline, label, lang } }: { story: StoryLinkView }) {
	return (
		<>
			{label && (
				<>
					<Label label={label} />{" "}
				</>
			)}
			<a href={url} lang={lang}>
				{headline}
			</a>
		</>
	);
}
