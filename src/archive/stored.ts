/** A story that is opened when somebody looks into it: what the whole-site stages ask of every story lies at hand, the rest in the memory. */
import { remembered } from "../base/memory.js";
import type { Article, Card, Story } from "../model.js";

/** What lies at hand. */
const AT_HAND = [
	"headline",
	"slug",
	"id",
	"date",
	"breadcrumb",
	"tags",
	"byline",
	"draft",
	"status",
	"embargo",
	"expires",
	"series",
	"aliases",
	"corrections",
] as const satisfies readonly (keyof Article)[];
type AtHand = Omit<Pick<Article, (typeof AT_HAND)[number]>, "corrections"> & Partial<Pick<Article, "corrections">>;
/** One shape for all stories. */
const SHAPE = { ...Object.fromEntries(AT_HAND.map((key) => [key, undefined])), corrections: [] };

/** Everything else; a key that is missing here does not compile. */
const INSIDE: Readonly<Record<Exclude<keyof Article, (typeof AT_HAND)[number] | "from">, true>> = {
	places: true,
	type: true,
	summary: true,
	description: true,
	updates: true,
	readMore: true,
	related: true,
	holes: true,
	body: true,
	words: true,
	updated: true,
	image: true,
	dateline: true,
	contributors: true,
	sources: true,
	canonical: true,
	lang: true,
	socialTitle: true,
	seoTitle: true,
	shortTitle: true,
	access: true,
	ads: true,
	extra: true,
};

/** What lies at hand of a story, as one text without line breaks. */
export function handOf(story: Article): string {
	const { headline, slug, id, date, breadcrumb, tags, byline, draft, status, embargo, expires, series, aliases } =
		story;
	const corrections = story.corrections.length ? story.corrections : undefined;
	const rare = { draft, status, embargo, expires, series, aliases, corrections };
	const words = [headline, slug, id, date];
	const lists = [breadcrumb, tags, byline];
	// Nothing that is taken for an end or for an empty list, and nothing that UTF-8 cannot hold.
	const plain =
		[...words, ...lists.flat()].every((text) => !/[\p{Cc}\p{Cs}]/u.test(text)) && !lists.flat().includes("");
	if (!plain) return `{${JSON.stringify({ headline, slug, id, date, breadcrumb, tags, byline, ...rare })}`;
	const more = Object.values(rare).some((value) => value !== undefined) ? JSON.stringify(rare) : "";
	return ["", more, ...words, ...lists.map((list) => list.join("\u001e"))].join("\u001f");
}

/** The same names stand in many stories. */
const listOf = remembered(100_000, (text: string): readonly string[] => (text === "" ? [] : text.split("\u001e")));

function atHandOf(hand: string): AtHand {
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
		byline: listOf(byline),
	};
	return more === "" ? plain : { ...plain, ...JSON.parse(more) };
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
			return whole(this);
		}
	}
	const whole = remembered(OPEN, ({ fingerprint }: Stored) => open(fingerprint));
	for (const key of Object.keys(INSIDE) as (keyof typeof INSIDE)[])
		Object.defineProperty(Stored.prototype, key, {
			get(this: Stored) {
				return whole(this)[key];
			},
		});
	return (from, fingerprint, hand, card) => new Stored(from, fingerprint, card, atHandOf(hand)) as unknown as Story;
}

/** The story as a plain object, with everything in it. */
export const plainStory = (story: Story): Story =>
	"toJSON" in story
		? { ...(story as unknown as { toJSON: () => Story }).toJSON(), id: story.id, card: story.card }
		: story;
