/** What the id and the dates of an entry are made of, the same in all formats. */
import type { DocumentItemView, TimeView } from "../../core/views.js";

/**
 * `authority` is a host, or a host with a path behind it. The date of a tag URI (RFC 4151) says only that the owner held the name then; it is fixed,
 * so that an id never changes.
 */
export function tagUri({ id }: DocumentItemView, authority: string): string {
	const [host, ...path] = authority.split("/");
	return `tag:${host},2005:${[...path, encodeURI(id)].join("/")}`;
}

/** No feed knows a day without an hour (RFC 822, RFC 3339). */
export const instantOf = ({ iso, instant = iso }: TimeView): string => instant;
