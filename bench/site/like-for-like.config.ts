import { defineConfig } from "broadsheet";
import { corpus } from "./corpus.js";

/** The pages of the peers, and their 85 feeds: RSS of the site and its sections, with summaries. */
export default defineConfig({
	...corpus,
	archive: false,
	feeds: { formats: ["rss"], groups: { topics: [], authors: [], series: [] }, text: "summary" },
});
