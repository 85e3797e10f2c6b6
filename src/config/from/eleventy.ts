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
			posts: "",
			blog: "",
			"src/posts": "",
			"src/content": "",
			_data: "_data",
			"src/_data": "_data",
		},
		static: { public: "", static: "", assets: "assets", images: "images", img: "img" },
	},
	permalinks: { article: "/:folder/:slug/" },
};
