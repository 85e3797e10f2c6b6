/** Eleventy: https://www.11ty.dev/docs/data-configuration/ and https://www.11ty.dev/docs/permalinks/ */
import { COMMON, type Origin } from "./origin.js";

export const eleventy: Origin = {
	fields: {
		...COMMON,
		draft: ["draft", "eleventyExcludeFromCollections", { not: "published" }],
		permalink: "permalink",
	},
	folders: {
		content: {
			content: "",
			_posts: "",
			// Only the folder of the input, which is mostly `.`, `src` or `content`, is not in addresses.
			posts: "posts",
			blog: "blog",
			"src/posts": "posts",
			"src/blog": "blog",
			"src/content": "",
			_data: "_data",
			"src/_data": "_data",
		},
		static: { public: "", static: "", assets: "assets", images: "images", img: "img" },
	},
	permalinks: { article: "/:folder/:slug/" },
};
