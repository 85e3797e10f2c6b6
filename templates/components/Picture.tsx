/** A picture with its caption and credit. The renderer also prints pictures inside stories with it. */
import type { PictureView } from "broadsheet";
import { within } from "../languages.js";
import { FIRST, LATER } from "../loading.js";
import { words } from "../words.js";

/** How wide it is on the screen; where the browser can tell by itself, that. */
const SIZES = {
	lead: "(min-width: 70rem) 54rem, 94vw",
	text: "auto, (min-width: 40rem) 38rem, 94vw",
};

interface Props {
	readonly picture: PictureView;
	readonly lazy?: boolean;
	/** The language of what is around it. */
	readonly around?: string;
}

export default function Picture({ picture, lazy = false, around }: Props) {
	const { url, srcset, alt, width, height, caption, credit, license } = picture;
	return (
		<figure class="picture">
			<img
				src={url}
				srcset={srcset}
				sizes={srcset && SIZES[lazy ? "text" : "lead"]}
				alt={alt}
				width={width}
				height={height}
				{...(lazy ? LATER : FIRST)}
			/>
			{(caption || credit || license) && (
				<figcaption>
					{caption && <span class="caption">{caption}</span>}
					{caption && credit && " "}
					{credit && <span class="credit">{`${words.credit} ${credit}`}</span>}
					{license && (
						<>
							{" "}
							<a class="credit" {...within(around)} rel="license" href={license}>
								{words.license}
							</a>
						</>
					)}
				</figcaption>
			)}
		</figure>
	);
}
