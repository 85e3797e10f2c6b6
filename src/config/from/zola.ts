/** Zola: https://www.getzola.org/documentation/content/page/. Themes have keys in the table `extra`. */
import { COMMON, type Origin } from "./origin.js";

export const zola: Origin = {
	fields: {
		...COMMON,
		byline: ["authors", "author", "extra.authors", "extra.author"],
		breadcrumb: "taxonomies.categories",
		tags: ["taxonomies.tags", "tags"],
		updated: "updated",
		draft: ["draft", { not: "render" }],
		image: ["extra.image", "extra.cover", "extra.thumbnail", "extra.social_image"],
		permalink: ["path", "permalink"],
		series: "taxonomies.series",
	},
	permalinks: { article: "/:folder/:slug/" },
};
