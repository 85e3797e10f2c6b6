import { defineConfig } from "broadsheet";

/** The shared corpus: its articles link by these URLs, and its pictures are named but do not exist. */
export default defineConfig({
	name: "The Peer Times",
	url: "https://news.example",
	description: "The latest news",
	timeZone: "UTC",
	sections: [
		"World",
		"Politics",
		"Business",
		"Technology",
		"Science",
		"Health",
		"Sport",
		"Culture",
		"Climate",
		"Education",
		"Opinion",
		"Travel",
	],
	permalinks: { article: "/:section/:slug/", topic: "/tags/:slug/" },
	pageSize: 20,
	links: "warn",
	images: { external: ["/images/"] },
});
