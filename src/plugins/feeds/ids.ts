/** Ids and dates of entries, the same in all formats. */
import type { DocumentItemView, TimeView } from "../../core/views.js";

/**
 * `authority` is a host name, with or without a path. The date of a tag URI (RFC 4151) only says that the owner held the name at that time; it is fixed,
 * so that ids never change.
 */
export function tagUri({ id }: DocumentItemView, authority: string): string {
	const [host, ...path] = authority.split("/");
	return `tag:${host},2005:${[...path, encodeURI(id)].join("/")}`;
}

/** Feeds have no dates without a time (RFC 822, RFC 3339). */
export const instantOf = ({ iso, instant = iso }: TimeView): string => instant;
