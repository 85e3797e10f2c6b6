import { expect } from "vitest";
import { config, story } from "../support/site.js";
import { situation } from "./situation.js";

const SITE = { "broadsheet.config.ts": config() };

situation(28, "A tilde means about, and strikes nothing out", {
	files: {
		...SITE,
		"content/march.md": story(
			'summary: ["Police counted ~500 people, the union ~2,000."]',
			"The ticket costs 5~7 euros for children, 8~12 for adults.\n\nIt is ~~cancelled~~ postponed.",
		),
	},
	right: (site) => {
		const page = site.page("/2026/05/march/");
		expect(page.one(".key-points li").text).toBe("Police counted ~500 people, the union ~2,000.");
		expect(page.all(".body p")[0]?.text).toBe("The ticket costs 5~7 euros for children, 8~12 for adults.");
		expect(page.all(".body del").map(({ text }) => text)).toEqual(["cancelled"]);
	},
});
