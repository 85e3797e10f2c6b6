/** What may be embedded: the page that a reader knows → what a frame loads, in the form that tells least of the reader. */
import type { EmbedHost, Site } from "../model.js";
import type { EmbedView } from "../views.js";

interface Provider {
	readonly name: string;
	readonly ratio: EmbedView["ratio"];
	readonly hosts: readonly string[];
	/** The origin of what a frame loads, and the rest of its address; undefined for a page that cannot be embedded. */
	readonly frame: string;
	readonly path: (url: URL) => string | undefined;
}

/** Only what is known of an address goes into that of a frame. */
export const PROVIDERS = {
	youtube: {
		name: "YouTube",
		ratio: "16/9",
		hosts: ["www.youtube.com", "youtube.com", "m.youtube.com", "youtu.be", "www.youtube-nocookie.com"],
		// The host without cookies: support.google.com/youtube/answer/171780, "privacy-enhanced mode".
		frame: "https://www.youtube-nocookie.com",
		path: ({ host, pathname, searchParams }) => {
			const id = host === "youtu.be" ? pathname.slice(1) : (searchParams.get("v") ?? pathname.split("/")[2]);
			return id && /^[\w-]{11}$/.test(id) ? `/embed/${id}` : undefined;
		},
	},
	vimeo: {
		name: "Vimeo",
		ratio: "16/9",
		hosts: ["vimeo.com", "www.vimeo.com", "player.vimeo.com"],
		// `dnt` asks the player not to follow the viewer: help.vimeo.com, "Player parameters overview".
		frame: "https://player.vimeo.com",
		path: ({ pathname }) => {
			const id = /\/(\d+)$/.exec(pathname)?.[1];
			return id && `/video/${id}?dnt=1`;
		},
	},
	datawrapper: {
		name: "Datawrapper",
		ratio: "4/3",
		hosts: ["datawrapper.dwcdn.net"],
		frame: "https://datawrapper.dwcdn.net",
		path: ({ pathname }) => {
			const id = /^\/(\w{5})\//.exec(`${pathname}/`)?.[1];
			return id && `/${id}/`;
		},
	},
	openstreetmap: {
		name: "OpenStreetMap",
		ratio: "4/3",
		hosts: ["www.openstreetmap.org"],
		frame: "https://www.openstreetmap.org",
		path: ({ pathname, searchParams }) => {
			const box = searchParams.get("bbox") ?? "";
			const marker = searchParams.get("marker") ?? "";
			if (pathname !== "/export/embed.html" || !/^-?[\d.]+(?:,-?[\d.]+){3}$/.test(box)) return undefined;
			const mark = /^-?[\d.]+,-?[\d.]+$/.test(marker) ? `&marker=${encodeURIComponent(marker)}` : "";
			return `/export/embed.html?bbox=${encodeURIComponent(box)}&layer=mapnik${mark}`;
		},
	},
} as const satisfies Record<string, Provider>;

type Key = keyof typeof PROVIDERS;
export const PROVIDER_KEYS = Object.keys(PROVIDERS) as [Key, ...Key[]];

/** What the page at an address embeds as, where the site allows it. */
export function embedOf(
	address: string,
	{ embeds: { allow, hosts } }: Pick<Site, "embeds">,
): { readonly src: string; readonly provider: string; readonly ratio: EmbedView["ratio"] } | undefined {
	if (!URL.canParse(address)) return undefined;
	const url = new URL(address);
	if (url.protocol !== "https:" || url.username || url.password || url.port) return undefined;
	const own = hosts.find(({ host }: EmbedHost) => host === url.origin);
	if (own) return { src: url.href, provider: own.name, ratio: own.ratio };
	for (const key of PROVIDER_KEYS) {
		const { hosts, frame, path, name, ratio }: Provider = PROVIDERS[key];
		const found = allow.includes(key) && hosts.includes(url.host) ? path(url) : undefined;
		if (found !== undefined) return { src: frame + found, provider: name, ratio };
	}
	return undefined;
}

/** The origins of all that the site's frames may load. */
export const frameOrigins = ({ embeds: { allow, hosts } }: Pick<Site, "embeds">): string[] => [
	...PROVIDER_KEYS.filter((key) => allow.includes(key)).map((key) => PROVIDERS[key].frame),
	...hosts.map(({ host }) => host),
];
