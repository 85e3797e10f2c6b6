/** Jekyll: https://jekyllrb.com/docs/front-matter/ and https://jekyllrb.com/docs/permalinks/ */
import { COMMON, type Origin } from "./origin.js";

export const jekyll: Origin = {
	fields: {
		...COMMON,
		draft: ["draft", { not: "published" }],
		permalink: "permalink",
		translationKey: ["translationKey", "ref"],
		sitemap: "sitemap",
	},
	folders: {
		content: { _posts: "", _drafts: "_drafts", _data: "_data", content: "" },
		static: { assets: "assets", images: "images", img: "img", uploads: "uploads", files: "files", static: "" },
	},
	// The form `date` without the day of the year; a category is a folder of the address.
	permalinks: { article: "/:section/:year/:month/:day/:slug.html" },
};
