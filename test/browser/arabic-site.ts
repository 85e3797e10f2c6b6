/** A small newspaper in Arabic, with everything that a page of a story or a list may have. */
import { config, type Files, story, svgImage } from "../support/site.js";

const TEXT = `صوّت مجلس المدينة مساء الاثنين على إعادة فتح الجسر القديم بعد أعمال ترميم استمرت ثمانية عشر شهرًا، وقال رئيس المجلس إن الكلفة بلغت 4.2 مليون يورو.

وقالت المهندسة المشرفة إن **الدعامات الأربع** صارت أقوى مما كانت عليه، وإن شركة Harbour Works Ltd. ستتابع الفحص [كل عام](b.md).`;
const FULL = `${TEXT}

## ماذا قرر المجلس

> لن نغلق الجسر مرة أخرى قبل أن نبني بديلًا عنه.

- رسم العبور ملغى حتى نهاية العام
- حد السرعة 30 كيلومترًا في الساعة
  1. للسيارات
  2. للحافلات

Read more: [الميناء](b.md)

| السنة | السفن | الكلفة |
| :--- | ---: | ---: |
| 2024 | 1200 | 3.1 مليون |
| 2025 | 1350 | 4.2 مليون |

:::timeline{title="كيف جرى ذلك"}
- **1 أيار** أُغلق الجسر.
- **4 أيار** صوّت المجلس.
:::

:::pull-quote{by="إيدا روث، مديرة الميناء"}
ننتظر هذا اليوم منذ عامين.
:::

${TEXT}[^1]

- [x] فحص الدعامات
- [ ] طلاء الحواجز

\`npm run build\`

[^1]: محضر الجلسة.
`;
const picture = (alt: string) =>
	`image: { src: /images/view.svg, alt: ${alt}, caption: الجسر عند الفجر, credit: وكالة الوادي }`;
const lines = (...all: readonly string[]) => all.join("\n");

export const ARABIC: Files = {
	"broadsheet.config.ts": config(
		'language: "ar", description: "أخبار الوادي والميناء", pageSize: 3, sections: ["أخبار", "ثقافة", "رأي"], ageNotice: 1,',
	).replace("The Vale Post", "بريد الوادي"),
	"content/images/view.svg": svgImage(600, 400),
	"static/images/view.svg": svgImage(600, 400),
	"content/authors/lina.md":
		"---\nname: لينا الخطيب\nrole: مراسلة شؤون المدينة\nmasthead: محررة\nemail: lina@vale.example\nlinks: [https://social.example/@lina]\nimage: /images/view.svg\n---\n\nتكتب عن المدينة منذ عام 2012.\n",
	"content/أخبار/a.md": story(
		lines(
			"headline: الجسر القديم يُفتح من جديد بعد ثمانية عشر شهرًا من الترميم",
			"slug: a",
			"byline: [lina, سامر حداد, نور]",
			"breadcrumb: [أخبار, المدينة]",
			"summary: [صوّت المجلس بتسعة أصوات مقابل أربعة, يُفتح الجسر يوم الجمعة]",
			"tags: [جسور, المدينة]",
			"dateline: كويلهافن",
			"updated: 2026-05-02",
			"series: { name: الجسر, part: 2 }",
			"contributors: [يوسف]",
			"corrections: [{ date: 2026-05-03, text: ذُكرت الكلفة خطأً في نسخة سابقة. }]",
			"sources: [{ name: محضر الجلسة, url: https://council.example/ }]",
			"readMore: [b.md]",
			picture("جسر فوق نهر"),
		),
		FULL,
	),
	"content/أخبار/b.md": story(
		lines(
			"headline: الميناء يستقبل أول سفينة هذا العام",
			"slug: b",
			"byline: lina",
			"breadcrumb: [أخبار, الميناء]",
			"tags: [جسور]",
			"series: { name: الجسر, part: 1 }",
			picture("سفينة"),
		),
		TEXT,
	),
	"content/رأي/c.md": story(
		lines(
			"headline: لماذا لا نبني جسرًا ثانيًا",
			"slug: c",
			"type: opinion",
			"byline: سامر حداد",
			"breadcrumb: [رأي]",
			"access: members",
			picture("نهر"),
		),
		TEXT,
	),
	...Object.fromEntries(
		Array.from({ length: 12 }, (_, index) => [
			`content/أخبار/n${index}.md`,
			story(
				lines(
					`headline: خبر من الوادي رقم ${index + 1} عن المدرسة والمكتبة والسوق`,
					`slug: n${index}`,
					`date: 202${index % 3 ? 6 : 4}-04-${10 + index}`,
					"byline: [lina, نور]",
					`breadcrumb: [${index % 2 ? "ثقافة" : "أخبار"}]`,
					"tags: [المدينة]",
					index % 3 ? picture("شارع") : "type: analysis",
				),
				TEXT,
			),
		]),
	),
	"content/أخبار/s.live/index.md": story(
		lines("headline: العاصفة ساعة بساعة", "slug: s", "breadcrumb: [أخبار]", "ends: 2026-05-05 10:00"),
		TEXT,
	),
	"content/أخبار/s.live/1.md":
		"---\ndate: 2026-05-04 09:10\nheadline: الريح تشتد\npinned: true\nkeyEvent: true\nbyline: [lina, نور]\n---\n\nأُغلق الطريق.\n",
	"content/أخبار/s.live/2.md": "---\ndate: 2026-05-04 09:20\n---\n\nعاد التيار.\n",
};
