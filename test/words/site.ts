/** A small site that uses the whole interface. Its content is Greek, which no dictionary of ours is: all other text is of the interface. */
import { type Files, config as plain, story as plainStory, svgImage } from "../support/site.js";

const story = (front: string, text = "Άλφα βήτα.") => plainStory(front, text);
const TEXT = Array.from({ length: 6 }, () => "Άλφα βήτα γάμμα δέλτα.").join("\n\n");
const FULL = `Read more: [γ](c.md)

${TEXT}

Ένα.[^1] Δύο.[^1]

[^1]: Τρία.

- [x] α
- [ ] β

:::chart{source="Θήτα"}
![η](/images/view.svg)
:::

::embed{url="https://data.example/1" title="ι"}

${["note", "tip", "info", "important", "warning", "caution", "danger", "example", "question"].map((kind) => `> [!${kind}]\n> Ω.`).join("\n\n")}
`;
const TYPES = ["analysis", "opinion", "background", "review", "satire"];
const entry = (minute: number, more = "") => `---\ndate: 2026-05-04 09:${minute}\nheadline: ν\n${more}---\n\nΞι.\n`;

export const config = (language: string, more = ""): string =>
	plain(`language: "${language}", description: "λ", ${more}`).replace("The Vale Post", "Ω");

export const sitePlan = (language: string): Files => ({
	"broadsheet.config.ts": config(
		language,
		`pageSize: 2, ageNotice: 1, llms: true,
		footer: { columns: [{ heading: "Ψ", entries: ["/"] }] },
		social: { mastodon: "https://s.example/@o" },
		ads: { slots: { top: "banner", body: "rectangle", end: "tall" } },
		embeds: { hosts: [{ host: "https://data.example", name: "Δ" }] },`,
	),
	"content/images/view.svg": svgImage(60, 40),
	"static/images/view.svg": svgImage(60, 40),
	"content/authors/a.md": "---\nname: Μ\nrole: ρ\nmasthead: σ\nemail: a@b.gr\n---\n\nΤα.\n",
	"content/sections/n.md": "---\nname: Ν\n---\n",
	"content/n/k/a.md": story(
		`headline: α
slug: a
date: 2024-05-01
updated: 2026-05-02
byline: [a, Π]
breadcrumb: [Ν, Κ]
tags: [Τ]
summary: [χ, ψ]
aliases: [/old/]
image: { src: /images/view.svg, alt: β, credit: Φ, license: "https://l.gr/" }
series: { name: Σ, part: 2 }
contributors: [Ρ, { name: Υ, role: photographer }, { name: Υ, role: translator }, { name: Υ, role: editor }, { name: Υ, role: illustrator }]
corrections: [{ date: 2026-05-03, text: ζ }, { date: 2026-05-02, text: ζ }, { date: 2026-05-01, text: ζ }, { date: 2026-04-01, text: ζ }]
updates: [{ date: 2026-05-03, text: ζ }]
sources: [{ name: η }]
translationKey: t
readMore: [c.md]`,
		FULL,
	),
	"content/n/k/o.md": story("headline: ω\nslug: o\nbreadcrumb: [Ν]\ncanonical: https://o.example/1", ""),
	"content/n/k/en.md": story("headline: ξ\nslug: el\nlang: el\ntranslationKey: t\nbreadcrumb: [Ν, Κ]"),
	"content/n/k/b.md": story(
		"headline: β\nslug: b\ntags: [Τ]\nbreadcrumb: [Ν]\nseries: { name: Σ, part: 1 }\naccess: paid",
	),
	"content/n/k/c.md": story(
		"headline: γ\nslug: c\ntags: [Τ]\nbreadcrumb: [Ν]\nseries: { name: Σ, part: 3 }\naccess: members",
	),
	"content/n/k/p.md": story("headline: π\nslug: p\ntype: sponsored\nsponsor: Χ\nbreadcrumb: [Ν]"),
	...Object.fromEntries(
		TYPES.map((type) => [
			`content/n/k/${type}.md`,
			story(
				`headline: ${type === "opinion" ? "ο" : "ε"}\ndate: 2026-05-01 09:0${TYPES.indexOf(type)}\nslug: x${TYPES.indexOf(type)}\ntype: ${type}\ntags: [Τ]\nbyline: a\nbreadcrumb: [Ν]`,
			),
		]),
	),
	"content/n/k/s.live/index.md": story("headline: λ\nslug: s\nbreadcrumb: [Ν]\nends: 2026-05-05 10:00"),
	"content/n/k/s.live/1.md": entry(10, "pinned: true\nkeyEvent: true\nbyline: [Μ, Π]\n"),
	"content/n/k/e.live/index.md": story("headline: κ\nslug: e\nbreadcrumb: [Ν]\nends: 2026-05-04 09:50"),
	"content/n/k/e.live/1.md": entry(20),
	"content/n/k/h1.md": story("headline: θ\nslug: h1\nbreadcrumb: [Ν]\ndraft: true"),
	"content/n/k/h2.md": story("headline: θ\nslug: h2\nbreadcrumb: [Ν]\nstatus: killed"),
	"content/n/k/h3.md": story("headline: θ\nslug: h3\nbreadcrumb: [Ν]\nembargo: 2027-05-01"),
	"content/n/k/h4.md": story("headline: θ\nslug: h4\nbreadcrumb: [Ν]\ndate: 2027-05-01"),
	"content/n/k/h5.md": story("headline: θ\nslug: h5\nbreadcrumb: [Ν]\nexpires: 2026-05-02"),
});
