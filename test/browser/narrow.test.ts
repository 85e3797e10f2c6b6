/** Words that are longer than a line, wherever a page has text, in a window of 320 px (WCAG 2.2, 1.4.10). */
import { afterAll, beforeAll, expect, it } from "vitest";
import { ALL_CASES, sample } from "../support/sample.js";
import { buildSite, config, list, story, svgImage } from "../support/site.js";
import { halves, open, type Reader, turnTo } from "./browser.js";

/** A word of 90 letters in each script, and its language. By default three of them are tried. */
const WORDS = {
	en: "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".padEnd(90, "antysiliogogogoch"),
	de: "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorstand!",
	th: "กรุงเทพมหานครอมรรัตนโกสินทร์มหินทรายุธยามหาดิลกภพนพรัตนราชธานีบูรีรมย์อุดมราชนิเวศน์มหาสถาน",
	ja: "橋梁建設計画委員会特別調査報告書第三次改訂版補足資料一覧表".repeat(3),
	ar: "وسيستنصرونهمبمستشفياتهمالمتخصصة".repeat(3),
};
const ADDRESS = `https://archive.example/${"reports-and-minutes/".repeat(5)}index.html?id=${"0123456789".repeat(6)}`;

const text = (word: string): string => `${word} ${ADDRESS} ${word}.[^1] [${word}](${ADDRESS}) \`${word}\` **${word}**

Read more: ${ADDRESS}

![${word}](/images/view.svg "${word} ${ADDRESS}")

## ${word}

> ${word}

1. ${word}
   - ${ADDRESS}
     - ${word}

| ${word} | b |
| --- | --- |
| ${ADDRESS} | c |

\`\`\`
${ADDRESS}
\`\`\`

:::timeline{title="${word}"}
- **${word}** ${word}
:::

:::pull-quote{by="${word}"}
${word}
:::

:::table{title="${word}" source="${word}" url="${ADDRESS}"}
| ${word} |
| --- |
| ${word} |
:::

:::gallery{title="${word}"}
![a](/images/view.svg "${word}")
![b](/images/view.svg "${word}")
:::

:::qa{title="${word}"}
**${word}**

${word}
:::

::embed{url="https://vimeo.com/1" title="${word}"}

[^1]: ${word} ${ADDRESS}
`;

const quoted = (...items: string[]) => items.map((item) => JSON.stringify(item)).join(", ");
const filesOf = (lang: string, word: string) => {
	// An address of a page cannot be longer.
	const name = word.slice(0, lang === "en" || lang === "de" ? 90 : 40);
	const front = (more = "") => `headline: ${JSON.stringify(`${word} ${word}`)}
lang: ${lang}
byline: [${quoted(`${name} A`, `${lang}-author`)}]
breadcrumb: [${quoted(name, `B ${name}`)}]
tags: [${quoted(name, `${name} 2`)}]
image: { src: /images/view.svg, alt: A view, caption: ${JSON.stringify(`${word} ${ADDRESS}`)}, credit: ${JSON.stringify(word)} }
series: { name: ${JSON.stringify(`S ${name}`)}, part: 1 }
summary: [${quoted(`${word} ${ADDRESS}`, word)}]
dateline: ${JSON.stringify(word)}
contributors: [${quoted(name)}]
corrections: [{ date: 2026-05-02, text: ${JSON.stringify(`${word} ${ADDRESS}`)} }]
updates: [{ date: 2026-05-02, text: ${JSON.stringify(word)} }]
sources: [{ name: ${JSON.stringify(word)}, url: ${JSON.stringify(ADDRESS)} }, ${quoted(ADDRESS)}]
${more}`;
	return {
		[`content/authors/${lang}-author.md`]: `---\nname: ${JSON.stringify(`${name} C`)}\nrole: ${JSON.stringify(word)}\nmasthead: ${JSON.stringify(word)}\ndepartment: ${JSON.stringify(word)}\nemail: ${"a".repeat(60)}@${"b".repeat(60)}.example\nlinks: [${quoted(ADDRESS)}]\nimage: /images/view.svg\n---\n\n${word} ${ADDRESS}\n`,
		[`content/${lang}.md`]: story(front(), text(word)),
		[`content/${lang}-opinion.md`]: story(front("type: opinion\nshortTitle: x".replace("x", word)), word),
		[`content/${lang}-paid.md`]: story(front(`type: sponsored\nsponsor: ${JSON.stringify(word)}`), word),
		[`content/${lang}-live.live/index.md`]: story(front(), word),
		[`content/${lang}-live.live/1000.md`]: story(
			`headline: ${JSON.stringify(word)}\nkeyEvent: true\nbyline: [${quoted(`${name} A`)}]`,
			text(word),
		),
	};
};

let reader: Reader;
let urls: readonly string[];
beforeAll(async () => {
	const site = await buildSite({
		"broadsheet.config.ts": config(
			`description: ${JSON.stringify(WORDS.en)}, pageSize: 3, keyPointsFooter: ${JSON.stringify(ADDRESS)}, ads: { slots: { top: "banner", body: "rectangle", end: "tall" } },`,
		).replace("The Vale Post", WORDS.en.slice(0, 40)),
		"static/images/view.svg": svgImage(600, 400),
		...Object.assign({}, ...sample(2, Object.entries(WORDS)).map(([lang, word]) => filesOf(lang, word))),
	});
	expect(site.report.problems.filter(({ severity }) => severity === "error")).toEqual([]);
	urls = list(site.out).flatMap((path) => (/\.html$/.test(path) ? `/${path.replace(/(^|\/)index\.html$/, "$1")}` : []));
	reader = await open({ out: site.out, html: () => "", urls: [] });
});
afterAll(() => reader?.close());

it("no page scrolls sideways, and no word is cut off", async () => {
	const found = await reader.each(halves(urls), (part) =>
		reader.visit("/", { width: 320 }, async (page) => {
			const wide: string[] = [];
			for (const url of part) {
				await turnTo(page, url);
				const faults = await page.evaluate(() => {
					// Text for screen readers only, and the breadcrumb, which ends in an ellipsis: the page repeats all of it.
					const spared = ".sr-only, .skip, .breadcrumb *, .breadcrumb ol, br";
					const root = document.scrollingElement as Element;
					const scrolls = (element: Element | null): boolean =>
						element !== null &&
						element !== root &&
						(/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
					const cut = [...document.body.querySelectorAll("*")].filter((element) => {
						if (element.matches(spared) || scrolls(element)) return false;
						const { left, right, width } = element.getBoundingClientRect();
						const hides = /hidden|clip/.test(getComputedStyle(element).overflowX);
						return width > 0 && (left < -0.5 || right > 320.5 || (hides && element.scrollWidth > element.clientWidth));
					});
					return [
						...(root.scrollWidth > 320 ? [`scrolls to ${root.scrollWidth}`] : []),
						...cut.slice(0, 3).map(({ tagName, className }) => `${tagName}.${className}`),
					];
				});
				wide.push(...faults.map((fault) => `${url}: ${fault}`));
			}
			return wide;
		}),
	);
	expect(urls.length).toBeGreaterThan(ALL_CASES ? 60 : 25);
	expect(found.flat()).toEqual([]);
});
