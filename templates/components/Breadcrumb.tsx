/** The way from the home page to this one. The last step is the page itself and is not a link. */
import type { LinkView } from "broadsheet";
import { words } from "../words.js";

export default function Breadcrumb({ steps }: { steps: readonly LinkView[] }) {
	if (steps.length < 2) return null;
	const last = steps.length - 1;
	return (
		<nav class="breadcrumb" aria-label={words.breadcrumb}>
			<ol>
				{steps.map(({ url, name }, index) =>
					index === last ? (
						<li key={url}>
							<span aria-current="page">{name}</span>
						</li>
					) : (
						<li key={url}>
							<a href={url}>{name}</a>
						</li>
					),
				)}
			</ol>
		</nav>
	);
}
