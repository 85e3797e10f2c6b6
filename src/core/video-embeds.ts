/** URLs of videos: the URL of the iframe, or advice if there is none. */

/** `path`: the rest of the iframe's URL. `tall`: a vertical video. */
export type VideoAddress = { readonly path: string; readonly tall?: true } | { readonly advice: string };

const ONE_YOUTUBE = "embed the address of one film, such as https://www.youtube.com/watch?v=…, or link to this page";
const ONE_VIMEO = "embed the address of one film, such as https://vimeo.com/76979871, or link to this page";
const WHEN = "write the time at which it begins as `t=90`, `t=2m5s` or `t=1h2m5s`";

/** Kinds of pages without a single video, by the first part of their path. */
const YOUTUBE_PAGES: ReadonlyMap<string, string> = new Map(
	Object.entries({
		playlist: "this is a playlist",
		videoseries: "this is a playlist",
		live_stream: "this is the current live stream of a channel",
		channel: "this is a channel",
		c: "this is a channel",
		user: "this is a channel",
		results: "this is a search",
		clip: "this is a clip; its address does not name the film",
		post: "this is a post",
		feed: "this is a list of films",
	}),
);

export function youtube({ host, pathname, searchParams, hash }: URL): VideoAddress {
	const [first = "", second, ...more] = pathname.split("/").filter(Boolean);
	const short = host === "youtu.be";
	const id = short
		? second === undefined && first
		: first === "watch"
			? (searchParams.get("v") ?? second)
			: /^(?:embed|v|e|shorts|live)$/.test(first) && more.length === 0 && second;
	const page = YOUTUBE_PAGES.get(id || first) ?? (first.startsWith("@") ? "this is a channel" : undefined);
	if (!id || page) return { advice: page ? `${page}: ${ONE_YOUTUBE}` : ONE_YOUTUBE };
	if (!/^[\w-]{11}$/.test(id))
		return {
			advice: `the id of a film has 11 characters, "${id.slice(0, 40)}" has ${id.length}: was it copied whole?`,
		};
	const written = searchParams.get("t") ?? searchParams.get("start") ?? searchParams.get("time_continue");
	const start = secondsOf(written ?? timeInHash(hash) ?? "0");
	const end = secondsOf(searchParams.get("end") ?? "0");
	if (start === undefined || end === undefined) return { advice: WHEN };
	// `start` and `end` in seconds: developers.google.com/youtube/player_parameters.
	const times = [...(start ? [`start=${start}`] : []), ...(end ? [`end=${end}`] : [])].join("&");
	return { path: `/embed/${id}${times && `?${times}`}`, ...(first === "shorts" && { tall: true as const }) };
}

/** The page of a video, also in a channel, a group or a showcase, or as its owner sees it; an unlisted video has a key after its number. */
const VIMEO_FILM =
	/^\/(?:(?:channels\/[\w-]+|groups\/[\w-]+\/videos|(?:album|showcase)\/\d+\/video|manage\/videos|video)\/)?(\d+)(?:\/([0-9a-f]{6,}))?\/?$/i;
const VIMEO_PAGES: ReadonlyMap<string, string> = new Map(
	Object.entries({
		event: "this is an event, not a film",
		showcase: "this is a showcase, not one film",
		album: "this is a showcase, not one film",
		channels: "this is a channel, not one film",
		groups: "this is a group, not one film",
		ondemand: "this film is for sale, and plays on its own page only",
		search: "this is a search",
		categories: "this is a list of films",
	}),
);

export function vimeo({ pathname, searchParams, hash }: URL): VideoAddress {
	const [, id, inPath] = VIMEO_FILM.exec(pathname) ?? [];
	if (id === undefined) {
		const [first = "", second] = pathname.split("/").filter(Boolean);
		const page = second === "review" ? "this is a page for reviewers" : VIMEO_PAGES.get(first);
		return { advice: page ? `${page}: ${ONE_VIMEO}` : ONE_VIMEO };
	}
	const key = inPath ?? searchParams.get("h");
	if (key !== null && !/^[0-9a-f]{6,}$/i.test(key))
		return { advice: `"${key.slice(0, 40)}" is not the key of an unlisted film: was the address copied whole?` };
	const start = secondsOf(timeInHash(hash) ?? searchParams.get("t") ?? "0");
	if (start === undefined || Number(searchParams.get("ts") ?? 0) !== 0)
		return { advice: "write the time at which it begins at the end of the address, as `#t=90s` or `#t=1h2m5s`" };
	// `dnt` asks the player not to track the viewer; `h` is the key of an unlisted video: help.vimeo.com, "Player parameters overview".
	return { path: `/video/${id}?dnt=1${key ? `&h=${key}` : ""}${start ? `#t=${start}s` : ""}` };
}

/** The value of `#t=`. */
const timeInHash = (hash: string): string | undefined => /^#(?:.*&)?t=([^&]*)/.exec(hash)?.[1];

/** `90`, `90s`, `2m5s`, `1h2m5s` or `1:02:05` → whole seconds; undefined for anything else. */
function secondsOf(text: string): number | undefined {
	const [, hours, minutes, seconds] =
		/^(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)(?:\.\d+)?s?)?$/i.exec(text) ?? /^(?:(\d+):)?(\d+):(\d\d)$/.exec(text) ?? [];
	if (hours === undefined && minutes === undefined && seconds === undefined) return undefined;
	return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
}
