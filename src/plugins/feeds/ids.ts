/** Ids and dates of entries, the same in all formats. */
import type { DocumentItemView, TimeView } from "../../core/views.js";

/** `authority` is a host name. The date of a tag URI (RFC 4151) only says that the owner held the name at that time; it is fixed, so that ids never change. */
export const tagUri = ({ id }: DocumentItemView, authority: string): string => `tag:${authority},2005:${encodeURI(id)}`;

/** Feeds have no dates without a time (RFC 822, RFC 3339). */
export const instantOf = ({ iso, instant = iso }: TimeView): string => instant;
