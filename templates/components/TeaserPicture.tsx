/** The picture of a teaser. It only illustrates the headline next to it, so its alternative text is empty. */
import type { PictureView } from "broadsheet";
import { FIRST, LATER } from "../loading.js";

/** The attribute `sizes`; by default the browser computes it. */
const SIZES = {
	lead: "(min-width: 64rem) 48vw, 94vw",
	row: "auto, 13rem",
	card: "auto, (min-width: 64rem) 33vw, (min-width: 40rem) 48vw, 94vw",
};

interface Props {
	readonly picture: PictureView;
	readonly eager?: boolean | undefined;
	/** A narrow picture next to the text. */
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
