/** The face of a writer beside their name. It says nothing that the name does not, so it has no words of its own. */
import type { PictureView } from "broadsheet";

export default function Portrait({ picture: { url, width, height } }: { picture: PictureView }) {
	return <img src={url} alt="" width={width} height={height} decoding="async" />;
}
