/** A picture with caption and credit. The renderer uses it within article bodies, too. */
import type { PictureView } from "broadsheet";
import { within } from "../languages.js";
import { FIRST, LATER } from "../loading.js";
import { words } from "../words.js";
import Marked from "./Marked.js";

/** The attribute `sizes`; by default the browser computes it. */
const SIZES = {
	lead: "(min-width: 70rem) 54rem, 94vw",
	text: "auto, (min-width: 40rem) 38rem, 94vw",
};

interface Props {
	readonly picture: PictureView;
	readonly lazy?: boolean;
	/** The language of the surrounding element. */
	readonly around?: string;
}

export default function Picture({ picture, lazy = false, around }: Props) {
	const { url, srcset, alt, width, height, caption, captionHtml, credit, creditHtml, license, link } = picture;
	const image = (
		<img
			src={url}
			srcset={srcset}
			sizes={srcset && SIZES[lazy ? "text" : "lead"]}
			alt={alt}
			width={width}
			height={height}
			{...(lazy ? LATER : FIRST)}
		/>
	);
	return (
		<figure class="picture">
			{link ? (
				<a href={link.url} rel={link.sponsored && "sponsored"}>
					{image}
				</a>
			) : (
				image
			)}
			{(caption || credit || license) && (
				<figcaption>
					{caption && (
						<span class="caption">
							<Marked text={caption} html={captionHtml} />
						</span>
					)}
					{caption && credit && " "}
					{credit && (
						<span class="credit">
							{`${words.credit} `}
							<Marked text={credit} html={creditHtml} />
						</span>
					)}
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
