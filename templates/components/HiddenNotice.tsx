/** In a preview with drafts: why the story is not public. */
import type { HiddenView } from "broadsheet";
import { words } from "../words.js";
import Time from "./Time.js";

export default function HiddenNotice({ hidden: { because, time } }: { hidden: HiddenView }) {
	return (
		<p class="hidden-notice">
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
