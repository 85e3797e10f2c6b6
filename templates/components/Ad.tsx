/** An advertisement slot with reserved height. The renderer uses it within article bodies, too. */
import type { AdView } from "broadsheet";
import { within } from "../languages.js";

/** `name` distinguishes several advertisements on a page for screen readers. */
export default function Ad({ ad, name, around }: { ad: AdView; name?: string; around?: string }) {
	return (
		<aside class={`ad ad--${ad.size}`} {...within(around)} aria-label={name ?? ad.label}>
			<p class="ad-label">{ad.label}</p>
		</aside>
	);
}
