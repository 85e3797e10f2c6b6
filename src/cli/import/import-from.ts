/** Imports a source into a site: checks everything first, then writes. */
import { existsSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { contentKind } from "../../content/files/classify.js";
import { now } from "../../core/clock.js";
import { diskProblem } from "../../core/disk-problem.js";
import { ensureDir } from "../../core/ensure-dir.js";
import { isThere } from "../../core/exists.js";
import type { Problem } from "../../core/model.js";
import { nameIn } from "../../core/mounts.js";
import { error } from "../../core/problem.js";
import { loadSite, loadSiteAlone } from "../scaffold/load-site.js";
import { openArchive } from "./detect.js";
import { importArchive } from "./import-archive.js";
import { bytesOfSource } from "./read-source.js";
import type { ImportReport } from "./report.js";
import { fetchMedia } from "./write/fetch-media.js";
import { Media } from "./write/media.js";
import { mediaFolder } from "./write/media-files.js";
import { configNotes, newConfigText } from "./write/new-config.js";
import { IMPORT_RECORD, readRecord, writeRecord } from "./write/record.js";

export interface ImportOptions {
	/** The folder of the site. */
	readonly root: string;
	/** The folder for stories. @default the first folder of stories of the site */
	readonly into?: string;
	/** The folder of pictures and documents of the old site. */
	readonly media?: string;
	/** Fetch those that are in no folder. @default false */
	readonly fetch?: boolean;
	/** Write nothing. @default false */
	readonly dryRun?: boolean;
}

const CONFIG = "broadsheet.config.ts";

/** `source` is a file, or `-` for standard input. Exit codes: 0; 1, the source or the record cannot be read; 2, an argument or the configuration is wrong; 3, a disk error. */
export async function importFrom(source: string, options: ImportOptions): Promise<ImportReport> {
	const refuse = (exit: 1 | 2 | 3, ...problems: readonly Problem[]): ImportReport => ({
		format: "",
		files: [],
		leftOut: [],
		media: { taken: 0, missing: [] },
		notes: [],
		problems,
		isDryRun: options.dryRun ?? false,
		exit,
	});
	try {
		return await importChecked(source, options, refuse);
	} catch (cause) {
		const problem = diskProblem(cause);
		if (!problem) throw cause;
		return refuse(3, problem);
	}
}

type Refuse = (exit: 1 | 2, ...problems: readonly Problem[]) => ImportReport;

async function importChecked(source: string, options: ImportOptions, refuse: Refuse): Promise<ImportReport> {
	const { dryRun: isDryRun = false, media: folder } = options;
	const root = resolve(options.root);
	const usage = (message: string, hint: string) => refuse(2, error("import-usage", message, undefined, { hint }));
	if (source !== "-" && !(existsSync(source) && statSync(source).isFile()))
		return usage(
			`There is no file ${source}`,
			"name the export: a file of WordPress, Ghost or a feed, or one page; `-` reads standard input",
		);
	if (folder !== undefined && !(existsSync(folder) && statSync(folder).isDirectory()))
		return usage(`There is no folder ${folder}`, "--media takes the folder of pictures, such as wp-content/uploads");
	const name = source === "-" ? "standard input" : source;
	const { value: archive, problems } = await openArchive(name, await bytesOfSource(source));
	if (!archive) return refuse(1, ...problems);
	const hasConfig = isThere(join(root, CONFIG));
	if (!hasConfig && archive.format === "Page" && !isThere(join(root, "content")))
		return usage(`There is no site in ${root}`, "`broadsheet init` makes one; or name its folder: --root <folder>");
	const record = readRecord(root);
	if (!record)
		return refuse(
			1,
			error(
				"import-record",
				`${IMPORT_RECORD} cannot be read`,
				{ path: IMPORT_RECORD },
				{
					hint: "correct it, for instance after a merge; without it, an import would not know which files were edited",
				},
			),
		);
	const config = hasConfig ? undefined : newConfigText(archive);
	if (config !== undefined && !isDryRun) {
		ensureDir(root);
		writeFileSync(join(root, CONFIG), config, { flag: "wx" });
	}
	const { value: site, problems: faults } = await (config !== undefined ? loadSiteAlone(config) : loadSite(root));
	if (!site) return refuse(2, ...faults);
	const { content, articles } = site.folders;
	const into = options.into === undefined ? (articles[0] ?? "") : placeOf(root, options.into, content);
	if (into === undefined || contentKind(into === "" ? "story.md" : `${into}/story.md`, site.folders) !== "article")
		return usage(
			`${options.into ?? "content"} is not a folder of stories`,
			"--into takes a folder in `content/` that holds stories, such as content/archive",
		);

	const find = folder === undefined ? undefined : mediaFolder(resolve(folder));
	const media = new Media({ root, site, isDryRun, find, download: options.fetch ? fetchMedia() : undefined }, record);
	try {
		const {
			files,
			leftOut,
			problems: found,
		} = await importArchive(archive, { root, site, into, isDryRun, at: now() }, record, media);
		return {
			format: archive.format,
			files,
			leftOut,
			media: { taken: media.count, missing: media.missing },
			notes: [...archive.notes, ...(config === undefined ? [] : configNotes(archive, config, isDryRun))],
			problems: found,
			isDryRun,
			exit: found.length ? 1 : 0,
		};
	} finally {
		// Also after a disk error: the next import must know what was written.
		if (!isDryRun && record.size) writeRecord(root, record);
	}
}

/** The place in `content/` of a folder, as typed from the current folder or from that of the site. */
function placeOf(root: string, typed: string, mounts: Parameters<typeof nameIn>[1]): string | undefined {
	for (const base of [process.cwd(), root]) {
		const inside = relative(root, resolve(base, typed)).replaceAll("\\", "/");
		const place = nameIn(`${inside}/x`, mounts);
		if (place !== undefined) return place.replace(/\/?x$/, "");
	}
	return undefined;
}
