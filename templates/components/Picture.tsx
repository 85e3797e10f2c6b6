/** A picture with its caption and credit. The renderer also prints pictures inside stories with it. */
import type { PictureView } from "broadsheet";
import { words } from "../words.js";

export default function Picture({ picture, lazy = false }: { picture: PictureView; lazy?: boolean }) {
	const { url, alt, width, height, caption, credit, license } = picture;
	return (
		<figure class="picture">
			{lazy ? (
				<img src={url} alt={alt} width={width} height={height} loading="lazy" decoding="async" />
			) : (
				<img src={url} alt={alt} width={width} height={height} fetchpriority="high" />
			)}
			{(caption || credit || license) && (
				<figcaption>
					{caption && <span class="caption">{caption}</span>}
					{caption && credit && " "}
					{credit && <span class="credit">{`${words.credit} ${credit}`}</span>}
					{license && (
						<>
							{" "}
							<a class="credit" rel="license" href={license}>
								{words.license}
							</a>
						</>
					)}
				</figcaption>
			)}
		</figure>
	);
}
