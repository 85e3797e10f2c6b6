/** What the id and the dates of an entry are made of, the same in all formats. */
import type { DocumentItemView, TimeView } from "../../core/views.js";

/** `authority` is a host. The date of a tag URI (RFC 4151) says only that the owner held the name then; it is fixed, so that an id never changes. */
export const tagUri = ({ id }: DocumentItemView, authority: string): string => `tag:${authority},2005:${encodeURI(id)}`;

/** No feed knows a day without an hour (RFC 822, RFC 3339). */
export const instantOf = ({ iso, instant = iso }: TimeView): string => instant;
