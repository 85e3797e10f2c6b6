/** Dated notes below a story: its updates, or its corrections. */
import type { NoteView } from "broadsheet";
import Time from "./Time.js";

export default function Notes({ title, notes }: { title: string; notes: readonly NoteView[] }) {
	if (notes.length === 0) return null;
	return (
		<section class="notes">
			<h2>{title}</h2>
			<ul>
				{notes.map((note) => (
					<li key={note.time.iso}>
						<p class="note-date">
							<Time time={note.time} />
						</p>
						<div dangerouslySetInnerHTML={{ __html: note.text }} />
					</li>
				))}
			</ul>
		</section>
	);
}
