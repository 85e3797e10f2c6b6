/** A site into which something is imported, in a folder of its own. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ImportOptions, importFrom } from "../../src/cli/import/import-from.js";
import type { ImportReport } from "../../src/cli/import/report.js";
import { buildSite, config, type Files, list, type Site, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

export interface Imported {
	readonly root: string;
	readonly report: ReturnType<typeof withArrays>;
	/** The text of a file of the site. */
	readonly read: (path: string) => string;
	/** The files of `content/`. */
	readonly content: () => string[];
	readonly state: (path: string) => string | undefined;
	/** Imports again, after these files have changed. */
	readonly again: (files?: Files, flags?: Partial<ImportOptions>) => Promise<Imported>;
	readonly build: () => Promise<Site>;
}

/** `name` of the export decides nothing: its text says what it is. The files are those of the site; `media/` is the folder of pictures, if there is one. */
export async function imported(
	text: string | Uint8Array,
	files: Files = {},
	flags: Partial<ImportOptions> = {},
	root = tempDir(),
): Promise<Imported> {
	writeFiles(root, { export: text, "site/broadsheet.config.ts": config('links: "warn",'), ...files });
	return run(root, flags);
}

async function run(root: string, flags: Partial<ImportOptions>): Promise<Imported> {
	const site = join(root, "site");
	const media = existsSync(join(root, "media")) ? { media: join(root, "media") } : {};
	const report = withArrays(await importFrom(join(root, "export"), { root: site, ...media, ...flags }));
	return {
		root: site,
		report,
		read: (path) => readFileSync(join(site, path), "utf8"),
		content: () => list(site).filter((path) => path.startsWith("content/")),
		state: (path) => report.files.find(({ file }) => file === path)?.state,
		again: (changed = {}, more = {}) => {
			writeFiles(root, changed);
			return run(root, { ...flags, ...more });
		},
		build: () => buildSite({}, {}, site),
	};
}

const withArrays = ({ files, leftOut, media, ...report }: ImportReport) => ({
	...report,
	files: [...files],
	leftOut: [...leftOut],
	media: { ...media, missing: [...media.missing] },
});

/** The body of a story, without its front matter. */
export const bodyOf = (text: string): string => text.replace(/^---\n[\s\S]*?\n---\n\n?/, "").trim();
