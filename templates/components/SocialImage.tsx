/** The picture of a page for social networks (The Open Graph protocol, "Structured Properties"). */
import type { PictureView } from "broadsheet";

export default function SocialImage({ picture: { url, width, height, alt } }: { picture: PictureView }) {
	return (
		<>
			<meta property="og:image" content={url} />
			{width && <meta property="og:image:width" content={String(width)} />}
			{height && <meta property="og:image:height" content={String(height)} />}
			{alt && <meta property="og:image:alt" content={alt} />}
		</>
	);
}
