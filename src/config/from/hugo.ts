/** Hugo: https://gohugo.io/content-management/front-matter/ and https://gohugo.io/content-management/urls/ */
import { COMMON, type Origin } from "./origin.js";

export const hugo: Origin = {
	fields: {
		...COMMON,
		draft: ["draft", "headless", { not: "published" }],
		embargo: ["publishDate", "pubDate"],
		expires: ["expiryDate", "unpublishDate"],
		updated: ["lastmod", "modified", "updated"],
		permalink: ["url", "permalink"],
		series: "series",
		shortTitle: "linkTitle",
	},
	permalinks: { article: "/:folder/:slug/" },
};
