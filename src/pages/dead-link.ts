import type { Place, Problem } from "../core/model.js";
import { error, warning } from "../core/problem.js";

/** What decides how a dead link is reported. */
export interface LinkRules {
	/** The severity of dead links, from the configuration. */
	readonly links: "error" | "warn";
}

/** The problem for an unresolved link. */
export function deadLink(to: string, place: Place, { links }: LinkRules): Problem {
	const target = to.length > 120 ? `${to.slice(0, 120)}…` : to;
	const message = to.startsWith("/") ? `No page of this site is at "${target}"` : `No article at "${target}"`;
	return (links === "error" ? error : warning)("dead-link", message, place, { reference: to });
}
