import { defineConfig } from "broadsheet";

export default defineConfig({
	name: "18F",
	url: "https://18f.gsa.gov",
	timeZone: "UTC",
	from: "eleventy",
	fields: { extra: ["expiration_date"] },
	permalinks: { article: "/:year/:month/:day/:slug/" },
});
