/** Live coverage: its state, key events and entries. `live.js` uses the `data-` attributes. */
import type { LiveView } from "broadsheet";
import { within } from "../languages.js";
import { words } from "../words.js";
import LiveEntry from "./LiveEntry.js";
import Ours from "./Ours.js";
import Time from "./Time.js";

export default function Live({ live, lang }: { live: LiveView; lang: string }) {
	const own = within(lang);
	const { running, updated, keyEvents, entries } = live;
	const { zero, one, two, few, many, other } = words.live.newUpdates;
	return (
		<section class="live" data-live={running ? live.updates : undefined}>
			<div data-live-head>
				<p class={running ? "live-state live-state--running" : "live-state"} {...own}>
					<strong>{running ? words.live.running : words.live.ended}</strong>
					{updated && (
						<>
							{` ${words.live.last}: `}
							<Time time={updated} />
						</>
					)}
				</p>
				{keyEvents.length > 0 && (
					<nav class="live-key" aria-label={words.live.keyEvents}>
						<h2 {...own}>{words.live.keyEvents}</h2>
						<ol>
							{keyEvents.map(({ name, url, time }) => (
								<li>
									<Ours around={lang}>
										<Time time={time} />
									</Ours>{" "}
									<a href={url}>{name}</a>
								</li>
							))}
						</ol>
					</nav>
				)}
			</div>
			{running && (
				<p class="live-news" {...own} aria-live="polite">
					<button
						type="button"
						hidden
						lang={words.language.startsWith("en") ? undefined : words.language}
						data-zero={zero}
						data-one={one}
						data-two={two}
						data-few={few}
						data-many={many ?? other}
						data-other={many && other}
					/>
				</p>
			)}
			<div data-live-entries>
				{entries.map((entry) => (
					<LiveEntry entry={entry} lang={lang} />
				))}
			</div>
		</section>
	);
}
