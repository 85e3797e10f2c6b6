import { describe, expect, it } from "vitest";
import { embedOf } from "../../src/core/embeds.js";
import { config, story } from "../support/site.js";
import { situation } from "./situation.js";

const YOUTUBE = "https://www.youtube-nocookie.com/embed/abcdefghijk";
const VIMEO = "https://player.vimeo.com/video/111222333?dnt=1";
const filesOf = (...urls: string[]) => ({
	"broadsheet.config.ts": config(),
	"content/news/opening.md": story("", urls.map((url) => `::embed{url="${url}" title="The opening"}`).join("\n\n")),
});
const SITE = { embeds: { allow: ["youtube", "vimeo", "datawrapper", "openstreetmap"], hosts: [] } };
/** The address that a frame loads for a URL, or the hint if it is rejected. */
const frameOf = (url: string, site: typeof SITE = SITE): string => {
	const found = embedOf(url, site);
	return "src" in found ? found.src : found.advice;
};

situation(51, "A film begins where its address says, and an unlisted film plays by its key", {
	files: filesOf(
		"https://www.youtube.com/watch?v=abcdefghijk&t=3725s",
		"https://youtu.be/abcdefghijk?t=90",
		"https://www.youtube.com/live/abcdefghijk?si=x&t=12576",
		"https://vimeo.com/111222333/a1b2c3d4e5",
		"https://vimeo.com/111222333#t=1m30s",
	),
	right: (site) =>
		expect(
			site
				.page("/news/2026/05/opening/")
				.all("iframe")
				.map((frame) => frame.attr("src")),
		).toEqual([
			`${YOUTUBE}?start=3725`,
			`${YOUTUBE}?start=90`,
			`${YOUTUBE}?start=12576`,
			`${VIMEO}&h=a1b2c3d4e5`,
			`${VIMEO}#t=90s`,
		]),
});

situation(51, "An address that shows another film, or none, is refused", {
	files: filesOf("https://vimeo.com/event/1234567", "https://vimeo.com/showcase/7654321"),
	reported: ["error embed-refused content/news/opening.md:6:14", "error embed-refused content/news/opening.md:8:14"],
});

describe("a film of YouTube", () => {
	it.each([
		["https://www.youtube.com/watch?v=abcdefghijk&t=1h2m5s", "?start=3725"],
		["https://www.youtube.com/watch?v=abcdefghijk#t=2m5s", "?start=125"],
		["https://youtube.com/watch?t=61&v=abcdefghijk&list=PL1234567890&index=2", "?start=61"],
		["https://m.youtube.com/watch?v=abcdefghijk", ""],
		["https://music.youtube.com/watch?v=abcdefghijk&si=1", ""],
		["https://www.youtube.com/embed/abcdefghijk?start=30&end=45", "?start=30&end=45"],
		["https://www.youtube-nocookie.com/embed/abcdefghijk?start=7", "?start=7"],
		["https://www.youtube.com/v/abcdefghijk", ""],
		["https://youtu.be/abcdefghijk/?t=0", ""],
		["https://youtu.be/abcdefghijk?t=1:02:05", "?start=3725"],
		["https://youtu.be/abcdefghijk?t=12.7", "?start=12"],
	])("begins where %s says", (url, rest) => expect(frameOf(url)).toBe(YOUTUBE + rest));

	it("is upright where it is a short", () =>
		expect(embedOf("https://www.youtube.com/shorts/abcdefghijk?feature=share", SITE)).toMatchObject({ ratio: "9/16" }));
});

describe("a film of Vimeo", () => {
	it.each([
		["https://vimeo.com/111222333?share=copy", VIMEO],
		["https://vimeo.com/111222333/", VIMEO],
		["https://player.vimeo.com/video/111222333?h=a1b2c3d4e5&badge=0", `${VIMEO}&h=a1b2c3d4e5`],
		["https://vimeo.com/channels/staffpicks/111222333", VIMEO],
		["https://vimeo.com/groups/shorts/videos/111222333", VIMEO],
		["https://vimeo.com/showcase/7654321/video/111222333", VIMEO],
		["https://vimeo.com/manage/videos/111222333/a1b2c3d4e5#t=1h0m1s", `${VIMEO}&h=a1b2c3d4e5#t=3601s`],
	])("is found at %s", (url, frame) => expect(frameOf(url)).toBe(frame));
});

describe("anything but a single video is rejected with helpful advice", () => {
	it.each([
		["https://www.youtube.com/playlist?list=PL1234567890", "this is a playlist: embed the address of one film"],
		["https://www.youtube.com/embed/videoseries?list=PL1234567890", "this is a playlist"],
		["https://www.youtube.com/embed/live_stream?channel=UC1", "this is the current live stream of a channel"],
		["https://www.youtube.com/@valepost", "this is a channel"],
		["https://www.youtube.com/channel/UCabcdefghi", "this is a channel"],
		["https://www.youtube.com/results?search_query=weir", "this is a search"],
		["https://www.youtube.com/clip/Ugkx123", "this is a clip"],
		["https://www.youtube.com/watch?v=abcdefghij", 'has 11 characters, "abcdefghij" has 10'],
		["https://www.youtube.com/watch?v=abcdefghijk&t=soon", "write the time at which it begins as `t=90`"],
		["https://www.youtube.com/", "embed the address of one film"],
		["https://vimeo.com/event/1234567/embed", "this is an event, not a film"],
		["https://vimeo.com/showcase/7654321", "this is a showcase, not one film"],
		["https://vimeo.com/channels/staffpicks", "this is a channel, not one film"],
		["https://vimeo.com/user1234567", "embed the address of one film"],
		["https://vimeo.com/user1234567/review/111222333/a1b2c3d4e5", "this is a page for reviewers"],
		["https://vimeo.com/ondemand/theweir/111222333", "this film is for sale"],
		["https://vimeo.com/111222333?h=x", "the key of an unlisted film: was the address copied whole?"],
		["https://vimeo.com/111222333?ts=90000", "as `#t=90s`"],
		["https://app.datawrapper.de/chart/abc12/edit", "publish the chart"],
		["https://datawrapper.dwcdn.net/abc12/full.png", "publish the chart"],
		["https://www.openstreetmap.org/#map=15/53.25/-8.05", "choose Share, then HTML"],
		["https://www.openstreetmap.org/export/embed.html?bbox=1,2,3,4&layer=secret", "the map has no layer"],
		["//vimeo.com/111222333", "write the whole address, from https:// on"],
		["http://vimeo.com/111222333", "begins with https://"],
		["https://films.example/1", "allow its host with `embeds`"],
	])("%s", (url, advice) => expect(frameOf(url)).toContain(advice));

	it("a provider that the site leaves out", () =>
		expect(frameOf("https://vimeo.com/1", { embeds: { allow: ["youtube"], hosts: [] } })).toContain('add "vimeo" to'));
});

it.each([
	["https://www.datawrapper.de/_/abc12/", "https://datawrapper.dwcdn.net/abc12/"],
	[
		"https://www.openstreetmap.org/export/embed.html?bbox=1,2,3,4&layer=cyclosm",
		"https://www.openstreetmap.org/export/embed.html?bbox=1%2C2%2C3%2C4&layer=cyclosm",
	],
])("a chart and a map are shown as they were published: %s", (url, frame) => expect(frameOf(url)).toBe(frame));
