import { defineConfig } from "broadsheet";

export default defineConfig({
	name: "Hacks/Hackers",
	url: "https://hackshackers.com",
	timeZone: "UTC",
	from: "hugo",
	folders: { content: { "content/news": "news" }, static: { "content/content-images": "content-images" } },
});
