import { defineConfig } from "broadsheet";

/** A small paper in Arabic, for pictures of what is written from right to left. */
export default defineConfig({
	name: "بريد الميناء",
	url: "https://barid-al-mina.example",
	description: "أخبار الميناء ووادي النهر",
	language: "ar",
	timeZone: "Europe/Dublin",
	sections: ["أخبار", "اقتصاد", "ثقافة", "رأي"],
	theme: { fonts: "newsreader", sections: { اقتصاد: "#8a5f14", ثقافة: "#863a62", رأي: "#b03a2e" } },
});
