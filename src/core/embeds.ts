/** Supported embeds: the URL of a page → the URL of an iframe, in the form that reveals least about the reader. */
import type { EmbedHost, SiteConfig } from "./model.js";
import { type VideoAddress, vimeo, youtube } from "./video-embeds.js";
import type { EmbedView } from "./views.js";

/** The map layers that an iframe can show: openstreetmap.org, "Share". */
const LAYERS = /^(?:mapnik|cyclosm|cyclemap|transportmap|hot|tracestracktopo)$/;

interface Provider {
	readonly name: string;
	readonly ratio: EmbedView["ratio"];
	readonly hosts: readonly string[];
	/** The origin of the iframe. */
	readonly frame: string;
	/** The URL of a page → the URL of its iframe. Only known parts of the URL are used. */
	readonly read: (url: URL) => VideoAddress;
}

export const PROVIDERS = {
	youtube: {
		name: "YouTube",
		ratio: "16/9",
		hosts: [
			"www.youtube.com",
			"youtube.com",
			"m.youtube.com",
			"music.youtube.com",
			"youtu.be",
			"www.youtube-nocookie.com",
			"youtube-nocookie.com",
		],
		// The host without cookies: support.google.com/youtube/answer/171780, "privacy-enhanced mode".
		frame: "https://www.youtube-nocookie.com",
		read: youtube,
	},
	vimeo: {
		name: "Vimeo",
		ratio: "16/9",
		hosts: ["vimeo.com", "www.vimeo.com", "player.vimeo.com"],
		frame: "https://player.vimeo.com",
		read: vimeo,
	},
	datawrapper: {
		name: "Datawrapper",
		ratio: "4/3",
		hosts: ["datawrapper.dwcdn.net", "www.datawrapper.de", "app.datawrapper.de"],
		frame: "https://datawrapper.dwcdn.net",
		// Without a version number the iframe shows the newest version.
		read: ({ host, pathname }) => {
			const id = (
				host === "datawrapper.dwcdn.net" ? /^\/(\w{5})(?:\/\d+)?\/?(?:index\.html)?$/ : /^\/_\/(\w{5})\/?$/
			).exec(pathname)?.[1];
			return id
				? { path: `/${id}/` }
				: { advice: "publish the chart, and embed its address, such as https://datawrapper.dwcdn.net/abc12/" };
		},
	},
	openstreetmap: {
		name: "OpenStreetMap",
		ratio: "4/3",
		hosts: ["www.openstreetmap.org", "openstreetmap.org"],
		frame: "https://www.openstreetmap.org",
		read: ({ pathname, searchParams }) => {
			const { bbox = "", marker = "", layer = "mapnik" } = Object.fromEntries(searchParams);
			if (pathname !== "/export/embed.html" || !/^-?\d+(?:\.\d+)?(?:,-?\d+(?:\.\d+)?){3}$/.test(bbox))
				return { advice: "on the map page choose Share, then HTML, and embed the address in `src`" };
			if (!LAYERS.test(layer)) return { advice: `the map has no layer "${layer.slice(0, 40)}"` };
			const mark = /^-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?$/.test(marker) ? `&marker=${encodeURIComponent(marker)}` : "";
			if (marker && !mark) return { advice: "a `marker` is a latitude and a longitude, such as 53.25,-8.05" };
			return { path: `/export/embed.html?bbox=${encodeURIComponent(bbox)}&layer=${layer}${mark}` };
		},
	},
} as const satisfies Record<string, Provider>;

type Key = keyof typeof PROVIDERS;
export const PROVIDER_KEYS = Object.keys(PROVIDERS) as [Key, ...Key[]];

/** The iframe of a page. */
export interface Embed {
	readonly src: string;
	readonly provider: string;
	readonly ratio: EmbedView["ratio"];
}

/** The embed for a URL, or advice if it is not supported. */
export function embedOf(
	address: string,
	{ embeds: { allow, hosts } }: Pick<SiteConfig, "embeds">,
): Embed | { readonly advice: string } {
	if (!URL.canParse(address)) return { advice: "write the whole address, from https:// on" };
	const url = new URL(address);
	if (url.protocol !== "https:" || url.username || url.password || url.port)
		return { advice: "an address to embed begins with https://, and has neither a user name nor a port" };
	const own = hosts.find(({ host }: EmbedHost) => host === url.origin);
	if (own) return { src: url.href, provider: own.name, ratio: own.ratio };
	const key = PROVIDER_KEYS.find((each) => (PROVIDERS[each] as Provider).hosts.includes(url.host));
	if (!key) return { advice: "allow its host with `embeds` in broadsheet.config.ts, or link to it" };
	const { frame, read, name, ratio }: Provider = PROVIDERS[key];
	if (!allow.includes(key))
		return { advice: `add "${key}" to \`embeds: { allow: […] }\` in broadsheet.config.ts, or link to it` };
	const found = read(url);
	return "path" in found
		? { src: frame + found.path, provider: name, ratio: found.tall ? "9/16" : ratio }
		: { advice: found.advice };
}

/** The origins of all iframes that the site allows. */
export const frameOrigins = ({ embeds: { allow, hosts } }: Pick<SiteConfig, "embeds">): string[] => [
	...PROVIDER_KEYS.filter((key) => allow.includes(key)).map((key) => PROVIDERS[key].frame),
	...hosts.map(({ host }) => host),
];
