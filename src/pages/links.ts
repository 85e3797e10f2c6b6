/** Pages, stories and sections → the links to them. */

import type { Messages } from "../core/i18n/messages.js";
import type { Named, Section, Url } from "../core/model.js";
import { omitUndefined } from "../core/omit-undefined.js";
import { encodeUrl } from "../core/paths.js";
import type { CreditView, LinkView, PagerView, SectionView, StoryLinkView, TeaserView } from "../core/views.js";

export const linkTo = ({ name, url }: { readonly name: string; readonly url: Url }): LinkView => ({
	name,
	url: encodeUrl(url),
});
/** A person is a link where they have a page. */
export const personView = ({ name, author }: Named): CreditView["people"][number] =>
	author ? linkTo(author) : { name };
export const sectionLink = ({ color, ...section }: Pick<Section, "name" | "url" | "color">): SectionView =>
	omitUndefined({ ...linkTo(section), color });
export const pagerOf = ({ newer, older }: { readonly newer?: Url; readonly older?: Url }, words: Messages): PagerView =>
	omitUndefined({
		newer: newer === undefined ? undefined : linkTo({ name: words.newer, url: newer }),
		older: older === undefined ? undefined : linkTo({ name: words.older, url: older }),
	});
export const homeLink = ({ home }: Messages): LinkView => ({ name: home, url: "/" });
/** What a bare link to a story shows. */
export const storyLink = ({ url, headline, headlineHtml, label, lang }: TeaserView): StoryLinkView =>
	omitUndefined({ url, headline, headlineHtml, label, lang });
