import { defineConfig } from "broadsheet";

export default defineConfig({
	name: "Electron",
	url: "https://electronjs.org",
	description: "Build cross-platform desktop apps with JavaScript, HTML, and CSS",
	timeZone: "UTC",
	from: "docusaurus",
});
