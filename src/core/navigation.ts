/** Navigation, foot, accounts on other networks and logo: as the configuration names them, and as they are found. */

import type { Place } from "./model/problem.js";
import type { Network } from "./networks.js";
import type { Path, Url } from "./scalars.js";
import type { SectionView } from "./views.js";

/** What an entry of the navigation or the foot leads to. */
export interface MenuEntry {
	readonly kind: "section" | "topic" | "page" | "url";
	/** A name, the file of a page without its folder and ending, or an address: a path of this site, `https:`, `mailto:` or `tel:`. */
	readonly to: string;
	/** @default the name of what it leads to */
	readonly label?: string | undefined;
	readonly place: Place;
}
export interface MenuConfig {
	/** Instead of the top sections. */
	readonly navigation: readonly MenuEntry[] | undefined;
	readonly footer:
		| {
				/** The foot lists all sections and the lists of the site, as it does without this key. */
				readonly sections: boolean;
				readonly columns: readonly { readonly heading: string; readonly entries: readonly MenuEntry[] }[];
				/** `{year}` in it stands for the year of the newest story. */
				readonly copyright?: string | undefined;
		  }
		| undefined;
	/** Accounts of the newspaper on other networks, in the order of the configuration. */
	readonly social: readonly { readonly network: Network; readonly url: string }[];
	/** Instead of the name of the site. References to pictures, as in a story. */
	readonly logo: { readonly light: LogoFile; readonly dark?: LogoFile } | undefined;
}
export interface LogoFile {
	readonly src: Path;
	readonly place: Place;
}

/** The entries that lead somewhere. Their URLs are percent-encoded. */
export interface Menus {
	readonly navigation?: readonly SectionView[];
	readonly columns?: readonly {
		readonly heading: string;
		readonly links: readonly { readonly name: string; readonly url: Url }[];
	}[];
}
