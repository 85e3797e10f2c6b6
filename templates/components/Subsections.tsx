/** The subsections of a section. */
import type { LinkView } from "broadsheet";
import { words } from "../words.js";

export default function Subsections({ sections }: { sections: readonly LinkView[] }) {
	if (sections.length === 0) return null;
	return (
		<nav class="subsections" aria-label={words.inThisSection}>
			<ul>
				{sections.map(({ url, name }) => (
					<li key={url}>
						<a href={url}>{name}</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
