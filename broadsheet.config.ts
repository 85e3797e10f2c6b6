import { defineConfig } from "broadsheet";

export default defineConfig({
	name: "The Quillhaven Courier",
	url: "https://quillhaven-courier.example",
	description: "News from Quillhaven and the Vale of Orm.",
	language: "en-GB",
	timeZone: "Europe/Dublin",
	sections: ["News", "Business", "Science", "Culture", "Sport", "Opinion", "Life"],
	footer: {
		sections: false,
		columns: [
			{
				heading: "Town and vale",
				entries: ["News", "News/City Hall", "News/Courts", "News/Region", "Business", "Sport"],
			},
			{ heading: "Reading", entries: ["Opinion", "Culture", "Science", "Life"] },
			{ heading: "Find", entries: ["/topics/", "/authors/", "/archive/", { topic: "Flooding" }] },
			{
				heading: "The Courier",
				entries: [{ page: "about" }, "/masthead/", "/corrections/", { page: "contact" }, { page: "privacy" }],
			},
			{
				heading: "Elsewhere",
				entries: ["/feed.xml", { url: "https://tides.quillhaven.example/", label: "Tide tables" }],
			},
		],
		copyright: "© {year} The Courier Trust, Quillhaven",
	},
	pageSize: 8,
	ageNotice: 1,
	icons: ["images/icon.svg", "images/icon-192.png", "images/icon-512.png", "images/apple-touch-icon.png"],
	manifest: { shortName: "The Courier", color: "#17444f" },
	robots: { aiInput: false, aiTrain: false },
	security: { contact: ["mailto:security@quillhaven-courier.example"], expires: "2027-10-01", languages: ["en", "es"] },
	theme: {
		fonts: "newsreader",
		sections: {
			Business: "#8a5f14",
			Science: "#2c6b4f",
			Culture: "#863a62",
			Sport: "#2f5f95",
			Opinion: "#b03a2e",
			Life: "#6a4f96",
		},
	},
	keyPointsFooter: "More from Quillhaven on [our front page](/).",
	embeds: { hosts: [{ host: "https://data.quillhaven-courier.example", name: "the Data Desk", ratio: "4/3" }] },
	ads: { label: "Advertisement", slots: { body: "rectangle", end: "banner" } },
});
