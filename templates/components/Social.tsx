/** The accounts of the newspaper on other networks, as their marks. `rel=me` says that they are its own. */
import type { SiteView } from "broadsheet";
import { icons } from "../social-icons.js";
import { words } from "../words.js";

export default function Social({ accounts }: { accounts: NonNullable<SiteView["social"]> }) {
	return (
		<nav class="social" aria-label={words.accounts}>
			<ul>
				{accounts.map(({ network, name, url }) => (
					<li key={url}>
						<a rel="me" href={url}>
							<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
								<path d={icons[network]} />
							</svg>
							<span class="social-name">{name}</span>
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
