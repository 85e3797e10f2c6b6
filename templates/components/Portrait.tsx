/** The portrait of an author next to their name, which it only illustrates: its alternative text is empty. */
import type { PictureView } from "broadsheet";

export default function Portrait({ picture: { url, srcset, width, height } }: { picture: PictureView }) {
	return (
		<img src={url} srcset={srcset} sizes={srcset && "3.25rem"} alt="" width={width} height={height} decoding="async" />
	);
}
