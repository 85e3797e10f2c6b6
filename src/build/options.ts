import type { Instant, Url } from "../core/model.js";

/** What `build` is asked for. */
export interface Options {
	/** The folder of the site. @default '.' */
	readonly root?: string;
	/** Where the site is written, relative to `root`. @default 'dist' */
	readonly out?: string;
	/** The cache folder, relative to `root`. @default '.broadsheet' */
	readonly cache?: string;
	/** The instant for which the site is built. @default now */
	readonly at?: Instant;
	/** Publish drafts and embargoed stories too: for a preview, never for readers. @default false */
	readonly drafts?: boolean;
	/** Clear the cache first. @default false */
	readonly clean?: boolean;
	/** Publish the rest when a story has an error, and keep the old page of that story. @default false */
	readonly quarantine?: boolean;
	/** Write down what is published now in `content/published.json`. @default false */
	readonly record?: boolean;
	/** Publish only what the clock has changed since the last build: where anything else has changed, nothing is published. @default false */
	readonly refresh?: boolean;
	/** Publish even where all stories or more than a third of the pages would be removed. @default false */
	readonly allowShrink?: boolean;
	/** The address of the site for this build, with its path. @default that which `env` names, else `url` of the configuration */
	readonly url?: string | undefined;
	/** Variables of the environment: `BROADSHEET_URL`, and those by which hosts describe a preview deployment. @default none */
	readonly env?: Readonly<Record<string, string | undefined>> | undefined;
	/** Threads. @default the processors that there are */
	readonly jobs?: number;
	/** Tell of this page why it was rendered or reused: a URL of the site such as `/news/`. */
	readonly why?: Url;
	/** Called when a stage begins, with the number of items that it has. */
	readonly onStage?: (stage: string, items: number) => void;
	/** Called while articles are parsed (`parse`) and pages rendered (`render`), with the number of items of the stage that are done. */
	readonly onProgress?: (done: number) => void;
}
