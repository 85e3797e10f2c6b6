/** Links to the newer and older pages of a list. */
import type { PagerView } from "broadsheet";
import { words } from "../words.js";

export default function Pager({ pager: { newer, older } }: { pager: PagerView }) {
	if (!newer && !older) return null;
	return (
		<nav class="pager" aria-label={words.pages}>
			{newer && (
				<a class="pager-newer" rel="prev" href={newer.url}>
					{words.newer}
				</a>
			)}
			{older && (
				<a class="pager-older" rel="next" href={older.url}>
					{words.older}
				</a>
			)}
		</nav>
	);
}
