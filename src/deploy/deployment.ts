/** What a deploy has done, or would do. */
import type { Path } from "../core/model.js";
import { type Plan, sendingsOf } from "./plan.js";

export interface Deployment extends PlannedFiles {
	readonly target: string;
	/** `folder /var/www/courier` */
	readonly place: string;
	/** The URL at which readers find it, without a trailing slash. */
	readonly url: string;
	/** Whether that is the URL of the site, and not of a copy such as a staging site. */
	readonly isSite: boolean;
	/** The release that readers see afterwards; undefined for a dry run, or if nothing has ever been deployed. */
	readonly release?: string | undefined;
	/** Number of precompressed copies that stay here, because the host does not send such copies. */
	readonly leftOut: number;
}
export interface PlannedFiles {
	/** The sent files (for a dry run, the files to send), in order. */
	readonly sent: readonly { readonly path: Path; readonly bytes: number; readonly isNew: boolean }[];
	readonly deleted: readonly Path[];
	/** Files that the site no longer has and that are kept for pages which are open in browsers. */
	readonly kept: readonly Path[];
	/** Number of files that were there already. */
	readonly unchanged: number;
	/** Total of the sent files. */
	readonly bytes: number;
}
export const plannedFiles = (plan: Plan): PlannedFiles => ({
	sent: Array.from(sendingsOf(plan), ({ path, size, isNew }) => ({ path, bytes: size, isNew })),
	deleted: plan.deletions,
	kept: plan.kept,
	unchanged: plan.unchanged,
	bytes: plan.bytes,
});
