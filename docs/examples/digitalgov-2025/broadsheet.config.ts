import { defineConfig } from "broadsheet";

export default defineConfig({
	name: "Digital.gov",
	url: "https://digital.gov",
	timeZone: "America/New_York",
	from: "hugo",
	fields: { tags: "topics", extra: ["expirydate"] },
	authorFields: { name: "display_name", role: "agency_full_name" },
	topicFields: { name: "title", description: "deck" },
	permalinks: { article: "/:year/:month/:day/:slug/" },
	folders: {
		articles: "news",
		authors: "authors",
		topics: "topics",
		content: { "content/news": "news", "content/authors": "authors", "content/topics": "topics" },
	},
});
