/** Settings by which the old generator published stories that Broadsheet holds back. */
import type { OldSite } from "./old-site.js";

/** gohugo.io/configuration/all and jekyllrb.com/docs/configuration/options; keys of Hugo are in any case. */
const SETTINGS: Readonly<Record<string, readonly (readonly [key: string, what: string])[]>> = {
	hugo: [
		["builddrafts", "published drafts too, which are held back here: take `draft: true` out of those that are public"],
		["buildfuture", "published dates to come at once; here a story is public from its date on"],
		[
			"buildexpired",
			"published expired stories too, which are held back here: take the expiry out of those that stay public",
		],
	],
	jekyll: [
		["show_drafts", "published _drafts/ too, which is held back here: move what is public into _posts/"],
		["future", "published dates to come at once; here a story is public from its date on"],
		["unpublished", "published stories with `published: false` too, which are held back here"],
	],
};

/** A line for each. */
export function publishedElsewhere({ from, file, settings }: OldSite): string[] {
	return (SETTINGS[from] ?? []).flatMap(([key, what]) => {
		const [typed] = Object.entries(settings).find(
			([name, value]) => value === true && (from === "hugo" ? name.toLowerCase() : name) === key,
		) ?? [undefined];
		return typed === undefined ? [] : [`${file}: \`${typed}: true\` ${what}`];
	});
}
