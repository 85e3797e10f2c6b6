/** The file of each format, beside the page whose stories it has; and its media type. */
export const FORMATS = {
	rss: ["feed.xml", "application/rss+xml"],
	atom: ["atom.xml", "application/atom+xml"],
	json: ["feed.json", "application/feed+json"],
} as const;
