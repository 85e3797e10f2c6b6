import { defineConfig } from "broadsheet";

export default defineConfig({
	name: "Ruby News",
	url: "https://www.ruby-lang.org",
	timeZone: "UTC",
	from: "jekyll",
	folders: {
		content: [
			"bg/news/_posts",
			"de/news/_posts",
			"en/news/_posts",
			"es/news/_posts",
			"fr/news/_posts",
			"id/news/_posts",
			"it/news/_posts",
			"ja/news/_posts",
			"ko/news/_posts",
			"pl/news/_posts",
			"pt/news/_posts",
			"ru/news/_posts",
			"tr/news/_posts",
			"uk/news/_posts",
			"vi/news/_posts",
			"zh_cn/news/_posts",
			"zh_tw/news/_posts",
			"_data",
			"content",
		],
	},
	permalinks: { article: "/:section/:year/:month/:day/:slug/" },
});
