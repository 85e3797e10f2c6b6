import { defineConfig } from "broadsheet";

/** Stories at the root of the host, as many archives have them. */
export default defineConfig({
	name: "Attacked",
	url: "https://attacked.example",
	timeZone: "UTC",
	permalinks: { article: "/:slug/" },
});
