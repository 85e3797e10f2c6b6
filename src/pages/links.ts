/** Links to pages, articles and sections. */

import type { Messages } from "../core/i18n/messages.js";
import type { Section, Url } from "../core/model.js";
import { omitUndefined } from "../core/omit-undefined.js";
import type { PageSlice } from "../core/paginate.js";
import { encodeUrl } from "../core/paths.js";
import type { PersonRef } from "../core/site-reader.js";
import type { CreditView, LinkView, PagerView, SectionView, StoryLinkView, TeaserView } from "../core/views.js";

export const linkTo = ({ name, url }: { readonly name: string; readonly url: Url }): LinkView => ({
	name,
	url: encodeUrl(url),
});
/** The name is a link if the person has a page. */
export const personView = ({ name, author }: PersonRef): CreditView["people"][number] =>
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
export const archiveCrumb = ({ page, url }: PageSlice<unknown>, words: Messages): LinkView[] =>
	page === undefined ? [] : [linkTo({ name: words.archive(page), url })];
/** A name; on archive pages with the page number. */
export const withPageNumber =
	({ page }: PageSlice<unknown>, words: Messages) =>
	(name: string): string =>
		page === undefined ? name : words.archivePage(name, page);
