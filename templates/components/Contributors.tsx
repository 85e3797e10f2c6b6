/** Who helped with the story without writing it. */
import { words } from "../words.js";
import Names from "./Names.js";

export default function Contributors({ names, lang }: { names: readonly string[]; lang: string }) {
	if (names.length === 0) return null;
	return (
		<p class="contributors">
			<Names names={names} lang={lang} />
			{` ${words.contributed}`}
		</p>
	);
}
