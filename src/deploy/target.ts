/** The interface of all kinds of targets. */
import type { Instant, Path } from "../core/model.js";
import type { Deployed } from "./deployed.js";
import type { Plan } from "./plan.js";

export interface Target {
	/** For display, without secrets: `folder /var/www/courier`. */
	readonly place: string;
	/** Whether the target, or the server in front of it, uses a file for hosts, such as `_redirects`. */
	readonly takes: (path: Path) => boolean;
	/** Whether the server in front of it sends precompressed copies. @default false */
	readonly takesCompressed?: boolean;
	/** The host's own digest of a file in hex; undefined if it is SHA-256. */
	readonly digestOf?: (out: string, path: Path) => string;
	/** Whether files of earlier deploys are kept for a while. @default true */
	readonly keepsAssets?: boolean;
	/** The digest of the headers that are stored with a file; undefined where none are stored. */
	readonly headersOf?: (path: Path) => string;
	/** A text that differs if `headersOf` does. @default '' */
	readonly headersVersion?: () => string;
	/** Begins the scan that `send` will probably need, while the deploy is planned. Undefined if `send` scans nothing. */
	readonly beginScan?: (scan: ReleaseScan) => void;
	/** Number of requests of `--verify` for a file, a second apart, until the host serves it; undefined if it does at once. */
	readonly tries?: number;
	/** The state after the last deploy; undefined if there was none. Writes nothing. Throws `Refused`. */
	readonly read: () => Promise<Deployed | undefined>;
	/** Carries out the plan and returns the id of the release. If it throws `Refused`, nothing was deleted. */
	readonly send: (job: Job) => Promise<string>;
	/** Closes the connection to the target. */
	readonly close?: () => void;
	/** The newest first. Undefined if the target keeps none. */
	readonly releases?: () => Promise<readonly Release[]>;
	/** Serves an earlier release again; without an `id`, the one before the current release. */
	readonly rollBack?: (id: string | undefined) => Promise<Release>;
}

export interface TargetContext {
	/** The absolute path of the site. */
	readonly root: string;
	/** The absolute path of the output folder. */
	readonly out: string;
	/** The absolute path of the cache folder. */
	readonly cache: string;
	readonly env: Readonly<Record<string, string | undefined>>;
}

/** The scan of earlier releases. Its threads take memory, so `end` it before files are sent. */
export interface ReleaseScan {
	/** Whether a folder that the output has was changed in `release` after `since` (in milliseconds since 1970). Scanned once. */
	readonly areFoldersChanged: (release: string, since: number) => Promise<boolean>;
	readonly end: () => Promise<void>;
}

export interface Job {
	/** The absolute path of the output folder. */
	readonly out: string;
	readonly plan: Plan;
	/** The result of `read`. If the state differs now, another deploy was faster. */
	readonly before: Deployed | undefined;
	readonly at: Instant;
	readonly scan: ReleaseScan;
	/** Called when a phase begins, with its name and number of files. */
	readonly onPhase: (name: string, files: number) => void;
	/** Called when files have arrived. */
	readonly onSent: (files: number) => void;
}

export interface Release {
	readonly id: string;
	readonly at: Instant;
	/** Number of files; undefined if the host does not report it. */
	readonly files?: number | undefined;
	/** Whether readers see it. */
	readonly isServed: boolean;
}

/** `20261129-054000`, with a number if a release of that second exists. Names sort by time. */
export function releaseId(at: Instant, taken: (id: string) => boolean): string {
	const name = at.slice(0, 19).replace(/[-:]/g, "").replace("T", "-");
	for (let number = 1; ; number++) {
		const id = number === 1 ? name : `${name}-${String(number).padStart(2, "0")}`;
		if (!taken(id)) return id;
	}
}
export const RELEASE = /^\d{8}-\d{6}(?:-\d{2,})?$/;

/** `20261129-054000` → `2026-11-29T05:40:00Z` */
export const instantOfRelease = (id: string): Instant =>
	id.replace(/^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d).*$/, "$1-$2-$3T$4:$5:$6Z");
