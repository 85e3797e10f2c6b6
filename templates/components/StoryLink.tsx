/** A bare link to a story, with its label in front. */
import type { StoryLinkView } from "broadsheet";

export default function StoryLink({ story: { url, headline, label, lang } }: { story: StoryLinkView }) {
	return (
		<>
			{label && (
				<>
					<span class={`label label--${label.type}`}>{label.text}</span>{" "}
				</>
			)}
			<a href={url} lang={lang}>
				{headline}
			</a>
		</>
	);
}
