/** A story as one line of a long list: its headline with what it is, and its section. */
import type { LineView } from "broadsheet";
import { within } from "../languages.js";
import Kicker from "./Kicker.js";

export default function Line({ story, pageLang }: { story: LineView; pageLang: string }) {
	const { url, headline, label, hidden, section, access, lang } = story;
	return (
		<li class="line" {...within(pageLang, lang)} data-section={section?.color}>
			<a href={url}>{headline}</a>
			<Kicker around={lang ?? pageLang} label={label} hidden={hidden} section={section} access={access} />
		</li>
	);
}
