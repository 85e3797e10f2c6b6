/** What an address in a text of the old site is in the new one: a story, a file, or an address outside. */
import { ownUrlsOf } from "../../../core/base-path.js";
import type { Path, SiteConfig } from "../../../core/model.js";
import type { Archive, ImportedItem } from "../item.js";
import { DigestMap } from "../store/digest-map.js";
import type { DiskMap } from "../store/disk-map.js";
import type { Media, Taken } from "./media.js";
import { isMediaAddress } from "./media-files.js";
import { isSameHost, linkForm, oldPath } from "./old-addresses.js";
import type { ItemTarget } from "./target.js";

export type Linked =
	/** As a story writes it: a file in `content/`, or an address outside. */
	| { readonly to: string }
	/** Why the words stay without a link. */
	| { readonly why: string }
	/** A part of the same page, which has other names here. */
	| undefined;

export interface Addresses {
	/** An address as it is at its host; undefined if it is not one of `http:` or `https:`. */
	readonly absolute: (url: string, item: ImportedItem) => string | undefined;
	readonly link: (href: string, item: ImportedItem) => Linked;
	/** Takes a file. To be called before `link` and `file` ask for it. */
	readonly take: (url: string, item: ImportedItem) => Promise<void>;
	/** A picture or another file, if it has been taken; else its address; undefined if it has none that works. */
	readonly file: (url: string, item: ImportedItem) => { readonly path: Path } | { readonly url: string } | undefined;
	/** Whether a link leads to a file to take. */
	readonly isFile: (href: string, item: ImportedItem) => boolean;
}

export function addressesOf(archive: Archive, targets: DiskMap<ItemTarget>, site: SiteConfig, media: Media): Addresses {
	const home = archive.site.url && URL.canParse(archive.site.url) ? archive.site.url : undefined;
	const numberOfPath = new DigestMap();
	for (const [key, { item }] of targets)
		for (const each of [...item.formerLinks, item.link].map((old) => oldPath(old, site.url)))
			if (each) numberOfPath.set(linkForm(each), targets.numberOf(key));
	const baseOf = ({ link, base: own }: ImportedItem): string | undefined => {
		if (own && URL.canParse(own)) return own;
		if (link && URL.canParse(link)) return link;
		const base = home ?? site.url;
		return link && base ? new URL(link, base).href : base;
	};
	const resolve = (url: string, item: ImportedItem): URL | undefined => {
		const typed = url.trim().replace(/^\/\//, "https://");
		const base = baseOf(item);
		return URL.canParse(typed, base) ? new URL(typed, base) : undefined;
	};
	const isOld = (url: URL): boolean =>
		(home !== undefined && isSameHost(url.href, home)) || (home === undefined && isSameHost(url.href, site.url));
	const storyAt = (url: URL): ItemTarget | undefined => {
		const number = url.searchParams.get("p") ?? url.searchParams.get("page_id");
		if (number && url.pathname === "/") return targets.get(`post ${number}`) ?? targets.get(`page ${number}`);
		const path = oldPath(url.pathname, site.url);
		const target = path === undefined ? undefined : numberOfPath.get(linkForm(path));
		return target === undefined ? undefined : targets.at(target);
	};
	/** A dead link to the site itself stops a build. */
	const isDeadInside = (url: URL): boolean =>
		site.links === "error" && ownUrlsOf(site).some((own) => url.href === own || url.href.startsWith(`${own}/`));
	const taken = (url: URL): Taken | undefined => media.get(url.href);

	return {
		absolute: (url, item) => {
			const found = resolve(url, item);
			return found && /^https?:$/.test(found.protocol) ? found.href : undefined;
		},
		isFile: (href, item) => {
			const url = resolve(href, item);
			return url !== undefined && isOld(url) && isMediaAddress(url.pathname);
		},
		take: async (typed, item) => {
			const url = resolve(typed, item);
			if (url && /^https?:$/.test(url.protocol)) await media.take(url.href);
		},
		file: (typed, item) => {
			const url = resolve(typed, item);
			if (!url || !/^https?:$/.test(url.protocol)) return undefined;
			const found = taken(url);
			if (found && "path" in found) return found;
			return isDeadInside(url) ? undefined : { url: url.href };
		},
		link: (href, item) => {
			const typed = href.trim();
			if (typed === "" || typed.startsWith("#")) return undefined;
			if (/^(?:mailto|tel|sms):./i.test(typed)) return { to: typed };
			const url = resolve(typed, item);
			if (!url || !/^https?:$/.test(url.protocol))
				return { why: `"${typed.slice(0, 80)}" is not an address that a page can link` };
			const file = taken(url);
			if (file && "path" in file) return { to: file.path };
			const target = isOld(url) ? storyAt(url) : undefined;
			if (target?.item.key === item.key) return undefined;
			if (target && target.item.hidden === undefined) return { to: target.path };
			if (target) return { why: `the link to "${target.item.title}" is left out, because it is not public` };
			return isDeadInside(url)
				? { why: `the link to ${url.href} is left out: no page of the export has this address` }
				: { to: url.href };
		},
	};
}
