import type { Article } from "./model.js";

/** What the translations of an article have in common: their `translationKey`, or the `id` of the one that needs none. */
export const translationKeyOf = ({ translationKey, id }: Pick<Article, "translationKey" | "id">): string =>
	translationKey ?? id;
