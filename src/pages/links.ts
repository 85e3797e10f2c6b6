/** Links to pages, articles and sections. */

import type { Messages } from "../core/i18n/messages.js";
import type { Named, Section, Url } from "../core/model.js";
import { omitUndefined } from "../core/omit-undefined.js";
import { encodeUrl } from "../core/paths.js";
import type { CreditView, LinkView, PagerView, SectionView, StoryLinkView, TeaserView } from "../core/views.js";

export const linkTo = ({ name, url }: { readonly name: string; readonly url: Url }): LinkView => ({
	name,
	url: encodeUrl(url),
});
/** The name is a link if the person has a page. */
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
/** A link to an article. */
export const storyLink = ({ url, headline, headlineHtml, label, lang }: TeaserView): StoryLinkView =>
	omitUndefined({ url, headline, headlineHtml, label, lang });
