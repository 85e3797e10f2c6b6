/** Markdown files that a program made of a WordPress export, with the names of WordPress: wordpress-export-to-markdown, wp2hugo, the exporters for Jekyll. */
import { COMMON, type Origin } from "./origin.js";

export const wordpressMarkdown: Origin = {
	fields: {
		...COMMON,
		draft: ["draft", { not: "published" }],
		status: ["status", "post_status"],
		permalink: ["permalink", "url", "link"],
		image: ["coverImage", "cover_image", "featured_image", "featuredImage", "image", "thumbnail"],
		updated: ["modified", "updated", "lastmod", "last_modified_at"],
		slug: ["slug", "post_name"],
	},
	folders: {
		content: { content: "", _posts: "", _drafts: "_drafts", posts: "", output: "" },
		static: { static: "", images: "images", "wp-content": "wp-content", assets: "assets", uploads: "uploads" },
	},
	permalinks: { article: "/:year/:month/:day/:slug/" },
};
