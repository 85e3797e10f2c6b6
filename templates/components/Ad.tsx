/** A place for an advertisement, whose height is kept free. The renderer also prints ads inside stories with it. */
import type { AdView } from "broadsheet";
import { within } from "../languages.js";

/** `name` tells several ads on a page apart for those who do not see them. */
export default function Ad({ ad, name, around }: { ad: AdView; name?: string; around?: string }) {
	return (
		<aside class={`ad ad--${ad.size}`} {...within(around)} aria-label={name ?? ad.label}>
			<p class="ad-label">{ad.label}</p>
		</aside>
	);
}
