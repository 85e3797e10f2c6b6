/** An archive of another generator: its names of the fields and its folders stay as they are. */
export default {
	name: "The Vale Post",
	url: "https://vale.example",
	timeZone: "America/New_York",
	fields: {
		headline: "title",
		date: "published",
		tags: "topics",
		byline: "authors",
		breadcrumb: "categories",
		aliases: "old_urls",
	},
	authorFields: { name: "title", role: "job" },
	topicFields: { name: "title", description: "lede" },
	folders: { articles: ["posts", "longreads"], authors: "people", topics: "subjects" },
	permalinks: { article: "/:year/:month/:day/:slug/", topic: "/tag/:slug/", author: "/by/:slug/" },
};
