/** Astro: https://docs.astro.build/en/guides/content-collections/. A site chooses its own keys; these are those of the templates of Astro. */
import { COMMON, type Origin } from "./origin.js";

export const astro: Origin = {
	fields: {
		...COMMON,
		date: ["pubDate", "pubDatetime", "publishDate", "date"],
		updated: ["updatedDate", "modDatetime", "updated", "lastmod"],
		draft: ["draft", "isDraft", { not: "published" }],
		image: ["heroImage", "image", "cover", "coverImage", "ogImage", "thumbnail"],
		permalink: "permalink",
	},
	folders: {
		content: {
			"src/content/blog": "",
			"src/content/posts": "",
			"src/content/post": "",
			"src/content/articles": "",
			"src/data/blog": "",
			content: "",
			// Pictures that stories name by their paths, or as `@/assets/…`.
			"src/assets": "assets",
		},
		static: { public: "", static: "" },
	},
	permalinks: { article: "/blog/:folder/:slug/" },
};
