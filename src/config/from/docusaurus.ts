/** Docusaurus: https://docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-blog#markdown-front-matter */
import { COMMON, type Origin } from "./origin.js";

export const docusaurus: Origin = {
	fields: {
		...COMMON,
		draft: ["draft", "unlisted"],
		updated: ["last_update.date", "lastmod"],
		permalink: ["slug", "permalink"],
		shortTitle: "sidebar_label",
		seoTitle: "title_meta",
	},
	folders: { content: { blog: "", content: "" }, static: { static: "" } },
	// A `slug` replaces the date as well, and counts from the address of the blog.
	permalinks: { article: "/blog/:year/:month/:day/:folder/:slug/", base: "/blog/" },
};
