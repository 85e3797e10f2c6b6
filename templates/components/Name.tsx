/** The name of the site, or its logo. On a dark ground the logo is another file, where there is one; where there is none, it is on white. */
import type { SiteView } from "broadsheet";

export default function Name({ site: { name, logo } }: { site: SiteView }) {
	if (!logo) return <>{name}</>;
	const { url, width, height, dark } = logo;
	return (
		<picture class={`logo${dark ? "" : " logo--light"}`}>
			{dark && (
				<source media="(prefers-color-scheme: dark)" srcset={dark.url} width={dark.width} height={dark.height} />
			)}
			<img src={url} alt={name} width={width} height={height} />
		</picture>
	);
}
