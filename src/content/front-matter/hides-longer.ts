/** Several keys of one file that affect visibility. */
import { type FieldName, STATUS } from "../../core/front-matter-schema.js";
import type { Instant } from "../../core/model.js";

/** If several keys affect visibility, the one that hides the article longest counts. Undefined for other fields. */
export function hidesLonger(name: FieldName, value: unknown, before: unknown): boolean | undefined {
	if (name === "draft") return value === true;
	if (name === "status") return STATUS.indexOf(value as never) > STATUS.indexOf(before as never);
	if (name === "expires") return (value as Instant) < (before as Instant);
	return name === "date" || name === "embargo" ? (value as Instant) > (before as Instant) : undefined;
}
