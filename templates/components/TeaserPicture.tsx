/** The picture of a teaser. It says nothing that the headline next to it does not, so it has no words of its own. */
import type { PictureView } from "broadsheet";

export default function TeaserPicture({ picture, eager }: { picture: PictureView; eager?: boolean | undefined }) {
	const { url, width, height } = picture;
	return (
		<div class="teaser-picture">
			{eager ? (
				<img src={url} alt="" width={width} height={height} fetchpriority="high" />
			) : (
				<img src={url} alt="" width={width} height={height} loading="lazy" decoding="async" />
			)}
		</div>
	);
}
