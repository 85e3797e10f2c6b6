/** Dated notes below an article: updates or corrections. */
import type { NoteView } from "broadsheet";
import Ours from "./Ours.js";
import Time from "./Time.js";

export default function Notes({ title, notes, lang }: { title: string; notes: readonly NoteView[]; lang: string }) {
	if (notes.length === 0) return null;
	return (
		<section class="notes">
			<h2>
				<Ours around={lang}>{title}</Ours>
			</h2>
			<ul>
				{notes.map((note) => (
					<li key={note.time.iso}>
						<p class="note-date">
							<Ours around={lang}>
								<Time time={note.time} />
							</Ours>
						</p>
						<div dangerouslySetInnerHTML={{ __html: note.text }} />
					</li>
				))}
			</ul>
		</section>
	);
}
