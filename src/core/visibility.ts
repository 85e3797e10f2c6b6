import type { Article, Instant } from "./model.js";

/** Why an article is not public. */
export type HiddenReason = "draft" | "killed" | "embargoed" | "scheduled" | "expired";

type VisibilityFields = Pick<Article, "draft" | "status" | "date" | "embargo" | "expires">;

/**
 * The rule of the gate: an article is public from the later of `date` and `embargo` until just before `expires`, unless it is a draft or killed.
 * Undefined if the article is public at the instant.
 */
export function hiddenReason(
	{ draft, status, date, embargo, expires }: VisibilityFields,
	at: Instant,
): HiddenReason | undefined {
	if (status === "killed") return "killed";
	if (draft || status === "draft") return "draft";
	if (expires !== undefined && expires <= at) return "expired";
	if (embargo !== undefined && at < embargo) return "embargoed";
	return at < date ? "scheduled" : undefined;
}
