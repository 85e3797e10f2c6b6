/** A bare link to a story, with its label in front. */
import type { StoryLinkView } from "broadsheet";
import Label from "./Label.js";
import Marked from "./Marked.js";

export default function StoryLink({ story: { url, headline, headlineHtml, label, lang } }: { story: StoryLinkView }) {
	return (
		<>
			{label && (
				<>
					<Label label={label} />{" "}
				</>
			)}
			<a href={url} lang={lang}>
				<Marked text={headline} html={headlineHtml} />
			</a>
		</>
	);
}
