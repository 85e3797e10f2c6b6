/** In a preview with drafts: why the article is not public. */
import type { HiddenView } from "broadsheet";
import { within } from "../languages.js";
import { words } from "../words.js";
import Time from "./Time.js";

export default function HiddenNotice({ hidden: { because, time }, lang }: { hidden: HiddenView; lang: string }) {
	return (
		<p class="hidden-notice" {...within(lang)}>
			{words.hiddenText[because]}
			{time && (
				<>
					{" "}
					<Time time={time} />.
				</>
			)}
		</p>
	);
}
