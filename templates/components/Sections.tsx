/** The navigation bar with the top sections; the current one is marked. */
import type { SectionLinkView } from "broadsheet";
import { words } from "../words.js";

interface Props {
	readonly sections: readonly SectionLinkView[];
	readonly current: string | undefined;
}

export default function Sections({ sections, current }: Props) {
	if (sections.length === 0) return null;
	return (
		<nav class="sections" aria-label={words.sections}>
			<ul>
				{sections.map(({ url, name, color }) => (
					<li key={url} data-section={color}>
						<a href={url} aria-current={url === current ? "true" : undefined}>
							{name}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}

Sections.keptBy = "sections";
