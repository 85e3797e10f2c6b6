/** What each kind of target can do. */
import type { Instant, Path } from "../core/model.js";
import type { Deployed } from "./deployed.js";
import type { Plan } from "./plan.js";

export interface Target {
	/** As it is shown, without secrets: `folder /var/www/courier`. */
	readonly place: string;
	/** Whether it, or the server in front of it, reads a file that is made for hosts, such as `_redirects`. */
	readonly takes: (path: Path) => boolean;
	/** The digest by which the host knows a file, in hex; undefined where it is SHA-256. */
	readonly digestOf?: (out: string, path: Path) => string;
	/** Whether files of earlier deploys stay for a while. @default true */
	readonly keepsAssets?: boolean;
	/** The digest of the headers that are stored with a file; undefined where none are stored. */
	readonly headersOf?: (path: Path) => string;
	/** How often `--verify` asks for a file, a second apart, until the host serves it; undefined where it does at once. */
	readonly tries?: number;
	/** What the last deploy left; undefined where there was none. Writes nothing. Throws `Refused`. */
	readonly read: () => Promise<Deployed | undefined>;
	/** Makes the target what the plan says and gives the id of the release, or throws `Refused` and has deleted nothing. */
	readonly send: (job: Job) => Promise<string>;
	/** Ends what is open between this machine and the target. */
	readonly close?: () => void;
	/** The newest first. Undefined where a target keeps none. */
	readonly releases?: () => Promise<readonly Release[]>;
	/** Serves a former release again: the one before the served one where `id` is undefined. */
	readonly rollBack?: (id: string | undefined) => Promise<Release>;
}

export interface TargetContext {
	/** The folder of the site, absolute. */
	readonly root: string;
	/** The output folder, absolute. */
	readonly out: string;
	/** The folder of the cache, absolute. */
	readonly cache: string;
	readonly env: Readonly<Record<string, string | undefined>>;
}

export interface Job {
	/** The output folder, absolute. */
	readonly out: string;
	readonly plan: Plan;
	/** What `read` gave. Where something else is there now, another deploy has been faster. */
	readonly before: Deployed | undefined;
	readonly at: Instant;
	/** Called when a phase begins, with its name and its number of files. */
	readonly onPhase: (name: string, files: number) => void;
	/** Called when files have arrived. */
	readonly onSent: (files: number) => void;
}

export interface Release {
	readonly id: string;
	readonly at: Instant;
	/** Number of files; undefined where the host does not say. */
	readonly files?: number | undefined;
	/** Whether readers see it. */
	readonly isServed: boolean;
}

/** `20261129-054000`, and with a number where a release of that second is there. Names sort by time. */
export function releaseId(at: Instant, taken: (id: string) => boolean): string {
	const name = at.slice(0, 19).replace(/[-:]/g, "").replace("T", "-");
	for (let number = 1; ; number++) {
		const id = number === 1 ? name : `${name}-${String(number).padStart(2, "0")}`;
		if (!taken(id)) return id;
	}
}
export const RELEASE = /^\d{8}-\d{6}(?:-\d{2,})?$/;
