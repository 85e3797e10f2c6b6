/** The picture of a teaser. It says nothing that the headline next to it does not, so it has no words of its own. */
import type { PictureView } from "broadsheet";
import { FIRST, LATER } from "../loading.js";

/** How wide it is on the screen; where the browser can tell by itself, that. */
const SIZES = {
	lead: "(min-width: 64rem) 48vw, 94vw",
	row: "auto, 13rem",
	card: "auto, (min-width: 64rem) 33vw, (min-width: 40rem) 48vw, 94vw",
};

interface Props {
	readonly picture: PictureView;
	readonly eager?: boolean | undefined;
	/** Beside the words, and narrow. */
	readonly row?: boolean;
}

export default function TeaserPicture({ picture: { url, srcset, width, height }, eager, row }: Props) {
	return (
		<div class="teaser-picture">
			<img
				src={url}
				srcset={srcset}
				sizes={srcset && SIZES[eager ? "lead" : row ? "row" : "card"]}
				alt=""
				width={width}
				height={height}
				{...(eager ? FIRST : LATER)}
			/>
		</div>
	);
}
