/** What the id and the dates of an entry are made of, the same in all formats. */
import type { DocumentItemView, TimeView } from "../../core/views.js";

/** `authority` is a host. The date in a tag (RFC 4151) only says that whoever has the name had it then; it is the one of the rule, so that an id never changes. */
export const tagUri = ({ id }: DocumentItemView, authority: string): string => `tag:${authority},2005:${encodeURI(id)}`;

/** No feed knows a day without an hour (RFC 822, RFC 3339). */
export const instantOf = ({ iso, instant = iso }: TimeView): string => instant;
