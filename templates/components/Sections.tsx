/** The navigation bar: the top sections, or what the configuration names; the current entry is marked. */
import type { SectionView } from "broadsheet";
import { words } from "../words.js";

interface Props {
	readonly sections: readonly SectionView[];
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
