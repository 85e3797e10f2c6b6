/** The strips of a front; every second one has columns of equal width. */
import type { SlotsView } from "broadsheet";
import Strip from "./Strip.js";

export default function Strips({ strips, lang }: { strips: SlotsView["strips"]; lang: string }) {
	return (
		<>
			{strips.map(({ section, stories }, index) => (
				<Strip key={section.url} section={section} stories={stories} lang={lang} even={index % 2 === 1} />
			))}
		</>
	);
}
