import type { Instant, Url } from "../core/model.js";

/** Options of `build`. */
export interface Options {
	/** The root folder of the site. @default '.' */
	readonly root?: string;
	/** The output folder, relative to `root`. @default 'dist' */
	readonly out?: string;
	/** The cache folder, relative to `root`. @default '.broadsheet' */
	readonly cache?: string;
	/** The instant for which the site is built. @default now */
	readonly at?: Instant;
	/** Include drafts and embargoed articles: for previews only. @default false */
	readonly drafts?: boolean;
	/** Clear the cache first. @default false */
	readonly clean?: boolean;
	/** If an article has an error, publish the rest and keep the old page of that article. @default false */
	readonly quarantine?: boolean;
	/** Update `content/published.json`. @default false */
	readonly record?: boolean;
	/** Publish only what the clock has changed since the last build. If anything else has changed, publish nothing. @default false */
	readonly refresh?: boolean;
	/** Publish even if all articles or more than a third of the pages would be removed. @default false */
	readonly allowShrink?: boolean;
	/** The address of the site for this build, with its path. @default that which `env` names, else `url` of the configuration */
	readonly url?: string | undefined;
	/** Variables of the environment: `BROADSHEET_URL`, and those by which hosts describe a preview deployment. @default none */
	readonly env?: Readonly<Record<string, string | undefined>> | undefined;
	/** Number of threads. @default the number of processors */
	readonly jobs?: number;
	/** Report why the page at this URL, such as `/news/`, was rendered or reused. */
	readonly why?: Url;
	/** Called when a stage begins, with its number of items. */
	readonly onStage?: (stage: string, items: number) => void;
	/** Called during the stages `parse` and `render` with the number of finished items. */
	readonly onProgress?: (done: number) => void;
}
