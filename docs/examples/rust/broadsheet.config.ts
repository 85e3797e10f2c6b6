import { defineConfig } from "broadsheet";

export default defineConfig({
	name: "Rust Blog",
	url: "https://blog.rust-lang.org",
	timeZone: "UTC",
	from: "zola",
});
