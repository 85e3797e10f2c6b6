/** The face of a writer beside their name. It says nothing that the name does not, so it has no words of its own. */
import type { PictureView } from "broadsheet";

export default function Portrait({ picture: { url, srcset, width, height } }: { picture: PictureView }) {
	return (
		<img src={url} srcset={srcset} sizes={srcset && "3.25rem"} alt="" width={width} height={height} decoding="async" />
	);
}
