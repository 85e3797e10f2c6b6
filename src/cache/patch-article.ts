/** A stored story gets other words, and stays where it stands. */
import { isDeepStrictEqual } from "node:util";
import type { Card, Story } from "../core/model.js";
import { atHandOf, SHAPE } from "./lazy-article.js";

/** What an edition is composed by, besides what lies at hand. */
const isPlaced = (a: Card, b: Card): boolean =>
	isDeepStrictEqual([a.files, a.mentions, a.pictures], [b.files, b.mentions, b.pictures]);

/**
 * Gives a stored story other words: those that are kept under `fingerprint`. False, and the story as it was, where more has changed by which an edition is
 * composed: then it must be composed anew. The headline may differ.
 */
export function retell(
	story: Story,
	{ fingerprint, hand, card }: { fingerprint: string; hand: string; card: Card },
): boolean {
	const { headline, ...placed } = { ...SHAPE, ...atHandOf(hand) };
	const same = Object.entries(placed).every(([key, value]) => isDeepStrictEqual(value, story[key as keyof Story]));
	if (!same || !("fingerprint" in story) || !isPlaced(story.card, card)) return false;
	Object.assign(story, { headline, fingerprint, card });
	return true;
}
