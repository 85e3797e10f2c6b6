/** An article as one line of a long list: label, headline and section. */
import type { ArchiveEntryView } from "broadsheet";
import { within } from "../languages.js";
import Kicker from "./Kicker.js";
import Marked from "./Marked.js";

export default function Line({ story, pageLang }: { story: ArchiveEntryView; pageLang: string }) {
	const { url, headline, headlineHtml, label, hidden, section, access, lang } = story;
	return (
		<li class="line" {...within(pageLang, lang)} data-section={section?.color}>
			<a href={url}>
				<Marked text={headline} html={headlineHtml} />
			</a>
			<Kicker around={lang ?? pageLang} label={label} hidden={hidden} section={section} access={access} />
		</li>
	);
}
