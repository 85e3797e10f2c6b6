/** An archive that was written for Hugo: the news of digital.gov, 1,528 stories from 2013 to 2017. */
import { defineConfig } from "broadsheet";

export default defineConfig({
	name: "Digital.gov",
	// Its own full addresses, https://digital.gov/2016/…, are then links inside.
	url: "https://digital.gov",
	description: "News for people who make digital services in government.",
	language: "en-US",
	// The dates carry offsets. The zone decides what day stands in a URL and on the page.
	timeZone: "America/New_York",

	// Our name of a field: the archive's name of it. `date`, `summary`, `slug` and `aliases` have the same name in both.
	// `expirydate` is not mapped to `expires`: nearly every story has `expirydate: 2025-01-01`, the day on which the old site
	// was cleared. Mapped, all of those stories would be hidden. `extra` says that it decides nothing here. The pictures are
	// names in a data file that is not in this archive.
	fields: {
		headline: "title",
		byline: ["authors", "author"],
		tags: "topics",
		extra: ["expirydate", "primary_image", "featured_image"],
	},
	authorFields: { name: "display_name", role: "agency_full_name" },
	topicFields: { name: "title", description: "deck" },

	folders: { articles: "news", authors: "authors", topics: "topics" },
	// As the old site had it, so that no link from elsewhere breaks.
	permalinks: { article: "/:year/:month/:day/:slug/" },

	// Communities, events and services are not in this archive. A link to them gets a warning and is printed as text.
	links: "warn",
	// Many stories came from WordPress and hold HTML.
	markdown: { html: "sanitize" },
	// Pictures stayed where they were.
	images: { external: ["https://", "http://"] },
});
