/** An entry of live coverage. Its time is the link to it. */
import type { LiveEntryView } from "broadsheet";
import { within } from "../languages.js";
import { words } from "../words.js";
import HiddenNotice from "./HiddenNotice.js";
import Marked from "./Marked.js";
import Time from "./Time.js";

export default function LiveEntry({ entry, lang }: { entry: LiveEntryView; lang: string }) {
	const { id, time, headline, headlineHtml, pinned, keyEvent, hidden, authors } = entry;
	return (
		<article class={keyEvent ? "entry entry--key" : "entry"} id={id} data-pinned={pinned ? "" : undefined}>
			<p class="entry-time" {...within(lang)}>
				<a href={`#${id}`}>
					<Time time={time} />
				</a>
				{pinned && <span class="entry-mark">{words.live.pinned}</span>}
				{keyEvent && <span class="entry-mark">{words.live.keyEvent}</span>}
			</p>
			{hidden && <HiddenNotice hidden={hidden} lang={lang} />}
			{headline && (
				<h2>
					<Marked text={headline} html={headlineHtml} />
				</h2>
			)}
			<div class="body" dangerouslySetInnerHTML={{ __html: entry.html }} />
			{authors.length > 0 && (
				<p class="entry-by">
					{authors.map(({ name, url }, index) => (
						<>
							{index > 0 && words.comma}
							{url ? <a href={url}>{name}</a> : name}
						</>
					))}
				</p>
			)}
		</article>
	);
}
