/** Networks that have an icon in the default theme, and their names for readers. */
export const NETWORKS = {
	bluesky: "Bluesky",
	facebook: "Facebook",
	github: "GitHub",
	instagram: "Instagram",
	linkedin: "LinkedIn",
	mastodon: "Mastodon",
	pixelfed: "Pixelfed",
	reddit: "Reddit",
	telegram: "Telegram",
	threads: "Threads",
	tiktok: "TikTok",
	whatsapp: "WhatsApp",
	x: "X",
	youtube: "YouTube",
} as const;
export type Network = keyof typeof NETWORKS;
