/** Media of another site. Nothing is requested from that site before the reader opens it, because a lazy iframe in a closed element is not loaded. */
import type { EmbedView } from "broadsheet";
import { within } from "../languages.js";
import { words } from "../words.js";

export default function Embed({
	embed: { url, src, title, provider, ratio },
	around,
}: {
	embed: EmbedView;
	around?: string;
}) {
	return (
		<figure class="embed">
			<details>
				<summary>
					<span class="embed-title">{title}</span>{" "}
					<span class="embed-ask" {...within(around)}>
						{words.load(provider)}
					</span>
				</summary>
				<iframe
					src={src}
					title={title}
					loading="lazy"
					class={`frame frame--${ratio.replace("/", "-")}`}
					allow="fullscreen; picture-in-picture"
					referrerpolicy="strict-origin-when-cross-origin"
				/>
			</details>
			<figcaption>
				<a href={url} {...within(around)}>
					{words.seeAt(provider)}
				</a>
			</figcaption>
		</figure>
	);
}
