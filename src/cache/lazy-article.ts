/** A story that is opened when somebody looks into it: what the whole-site stages ask of every story lies at hand, the rest in the memory. */
import { isDeepStrictEqual } from "node:util";
import { remembered } from "../core/memoize.js";
import type { Article, Card, Story } from "../core/model.js";

/** What nearly every story has: one text, or a list of texts. A byline may be either. */
const WORDS = ["headline", "slug", "id", "date"] as const;
const LISTS = ["breadcrumb", "tags", "byline"] as const;
/** What few have, and what the others have instead. */
const RARE = {
	draft: undefined,
	status: undefined,
	embargo: undefined,
	expires: undefined,
	ends: undefined,
	series: undefined,
	aliases: undefined,
	contributors: undefined,
	canonical: undefined,
	noindex: undefined,
	sitemap: undefined,
	lang: undefined,
	translationKey: undefined,
	updated: undefined,
	wholeDays: undefined,
	updates: [],
	corrections: [],
	type: "news",
} satisfies { readonly [K in keyof Article]?: Article[K] | undefined };
type Hand = (typeof WORDS)[number] | (typeof LISTS)[number];
type Rare = keyof typeof RARE;
type AtHand = Pick<Article, Hand> & Partial<Pick<Article, Rare>>;
/** One shape for all stories. */
export const SHAPE = { ...Object.fromEntries([...WORDS, ...LISTS].map((key) => [key, undefined])), ...RARE };

/** Everything else; a key that is missing here does not compile. */
const INSIDE: Readonly<Record<Exclude<keyof Article, Hand | Rare | "from">, true>> = {
	places: true,
	summary: true,
	description: true,
	readMore: true,
	related: true,
	holes: true,
	body: true,
	text: true,
	words: true,
	entry: true,
	pinned: true,
	keyEvent: true,
	image: true,
	dateline: true,
	sources: true,
	sponsor: true,
	minor: true,
	socialTitle: true,
	seoTitle: true,
	shortTitle: true,
	headlineHtml: true,
	shortTitleHtml: true,
	access: true,
	ads: true,
	extra: true,
};

/** What lies at hand of a story, as one text without line breaks. */
export function handOf(story: Article): string {
	const rare = JSON.stringify(
		Object.fromEntries(
			(Object.keys(RARE) as Rare[]).flatMap((key) =>
				isDeepStrictEqual(story[key], RARE[key]) ? [] : [[key, story[key]] as const],
			),
		),
	);
	const words = WORDS.map((key) => story[key]);
	const lists = LISTS.map((key) => story[key]);
	// Nothing that is taken for an end or for an empty list, and nothing that UTF-8 cannot hold.
	const plain =
		[...words, ...lists.flat()].every((text) => !/[\p{Cc}\p{Cs}]/u.test(text)) && !lists.flat().includes("");
	if (!plain) {
		const all = [...WORDS, ...LISTS].map((key) => [key, story[key]]);
		return `{${JSON.stringify({ ...Object.fromEntries(all), ...JSON.parse(rare) })}`;
	}
	return ["", rare === "{}" ? "" : rare, ...words, ...lists.map(textOf)].join("\u001f");
}

/** A list begins with its separator: without one it is a byline that is one line. */
const textOf = (list: string | readonly string[]): string =>
	typeof list === "string" ? list : list.map((item) => `\u001e${item}`).join("");
/** The same names stand in many stories. */
const listOf = remembered(100_000, (text: string): readonly string[] => text.split("\u001e").slice(1));

/** The same rare keys stand in many stories. */
const rareOf = remembered(10_000, (text: string): Partial<Pick<Article, Rare>> => JSON.parse(text));

/** What lies at hand, read again. */
export function atHandOf(hand: string): AtHand {
	if (hand.startsWith("{")) return JSON.parse(hand.slice(1)) as AtHand;
	const [, more = "", headline = "", slug = "", id = "", date = "", breadcrumb = "", tags = "", byline = ""] =
		hand.split("\u001f");
	const plain = {
		headline,
		slug,
		id,
		date,
		breadcrumb: listOf(breadcrumb),
		tags: listOf(tags),
		byline: byline === "" || byline.startsWith("\u001e") ? listOf(byline) : byline,
	};
	return more === "" ? plain : { ...plain, ...rareOf(more) };
}

/** So many opened stories stay open. */
const OPEN = 12_000;

/** Gives the maker of stories that share one memory. `open` gives what is kept under a fingerprint. */
export function storedStories(
	open: (fingerprint: string) => Story,
): (from: string, fingerprint: string, hand: string, card: Card) => Story {
	class Stored {
		constructor(
			readonly from: string,
			readonly fingerprint: string,
			readonly card: Card,
			hand: AtHand,
		) {
			Object.assign(this, { ...SHAPE, ...hand });
		}
		toJSON(): Story {
			return whole(this.fingerprint);
		}
	}
	const whole = remembered(OPEN, open);
	for (const key of Object.keys(INSIDE) as (keyof typeof INSIDE)[])
		Object.defineProperty(Stored.prototype, key, {
			get(this: Stored) {
				return whole(this.fingerprint)[key];
			},
		});
	return (from, fingerprint, hand, card) => new Stored(from, fingerprint, card, atHandOf(hand)) as unknown as Story;
}

/** The story as a plain object, with everything in it. */
export const plainStory = (story: Story): Story =>
	"toJSON" in story
		? { ...(story as unknown as { toJSON: () => Story }).toJSON(), id: story.id, card: story.card }
		: story;
