import { defineConfig } from "broadsheet";

export default defineConfig({
	name: "Let's Encrypt",
	url: "https://letsencrypt.org",
	timeZone: "UTC",
	from: "hugo",
	permalinks: { article: "/:year/:month/:day/:slug.html" },
	folders: { content: "content/en/post" },
});
