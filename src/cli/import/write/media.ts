/** Takes pictures and other files of the old site into `content/media/`, each once. */
import { dirname, join } from "node:path";
import { digest } from "../../../core/digest.js";
import { ensureDir } from "../../../core/ensure-dir.js";
import { ifThere, isThere } from "../../../core/exists.js";
import type { Path, SiteConfig } from "../../../core/model.js";
import { filesOf } from "../../../core/mounts.js";
import { caseFold, slugWords } from "../../../core/paths.js";
import { readRegularFile, writeNewFile } from "../../../core/regular-file.js";
import { DiskList } from "../store/disk-list.js";
import { DiskMap } from "../store/disk-map.js";
import type { FetchMedia } from "./fetch-media.js";
import { type FindMedia, isMediaAddress, originals, pathParts } from "./media-files.js";
import { pictureProblem } from "./picture-problem.js";
import type { ImportRecord } from "./record.js";

/** A file of the site, or why it cannot be had. */
export type Taken = { readonly path: Path } | { readonly why: string };

export interface MediaSource {
	readonly root: string;
	readonly site: SiteConfig;
	readonly find?: FindMedia | undefined;
	readonly download?: FetchMedia | undefined;
	readonly isDryRun: boolean;
}

/** Folders of content systems that hold all files. */
const UPLOADS =
	/^(?:.*\/)?(?:wp-content\/uploads(?:\/sites\/\d+)?|content\/(?:images|media|files)|sites\/default\/files)\//;
/** The folder in `content/`. */
const FOLDER = "media";

/** `record` has the files of earlier imports, and gets those of this one. */
export class Media {
	private readonly taken = new DiskMap<Taken>();
	/** The digests of the files that this import has taken. */
	private readonly sums = new DiskMap<string>();
	/** The addresses of files that cannot be had, and why. */
	readonly missing = new DiskList<{ readonly url: string; readonly why: string }>();
	count = 0;

	constructor(
		private readonly source: MediaSource,
		private readonly record: ImportRecord,
	) {}

	/** `url` is absolute, or a path if the old site is not known. */
	async take(url: string): Promise<Taken> {
		const known = this.taken.get(url);
		if (known) return known;
		const found = await this.find(url);
		if ("why" in found) this.missing.add({ url, why: found.why });
		this.taken.set(url, found);
		return found;
	}

	/** What `take` has returned. */
	get(url: string): Taken | undefined {
		return this.taken.get(url);
	}

	private async find(url: string): Promise<Taken> {
		const { root, find, download, isDryRun } = this.source;
		const before = this.record.get(`media ${url}`);
		if (before && isThere(join(root, before.path))) return { path: this.inContent(before.path) };
		if (!isMediaAddress(url)) return { why: "it is neither a picture nor a document" };
		const found = find?.(url);
		if (found) return this.keep(url, found.name, readRegularFile(found.file));
		if (!download)
			return {
				why: find ? "it is not in the folder of --media" : "name the folder of pictures with --media, or use --fetch",
			};
		if (isDryRun) return { why: "it would be fetched" };
		let why = "";
		for (const name of originals(pathParts(url).at(-1) ?? "")) {
			const fetched = await download(new URL(encodeURIComponent(name), url).href);
			if ("bytes" in fetched) return this.keep(url, name, fetched.bytes);
			why = fetched.why;
		}
		return { why };
	}

	private async keep(url: string, original: string, bytes: Uint8Array): Promise<Taken> {
		const { root, site, isDryRun } = this.source;
		const sum = digest(bytes);
		const inside = [...pathParts(url).slice(0, -1), original]
			.join("/")
			.replace(UPLOADS, "")
			.split("/")
			.slice(-3)
			.map(plainName);
		const name = inside.pop() ?? "file";
		const [, stem = name, ending = ""] = /^(.*?)(\.[^.]+)?$/.exec(name) ?? [];
		for (let number = 1; ; number++) {
			const path = [FOLDER, ...inside, `${stem}${number > 1 ? `-${number}` : ""}${ending}`].join("/");
			const file = filesOf(path, site.folders.content)[0] ?? `content/${path}`;
			const there = this.sums.get(caseFold(file)) ?? digestAt(root, file);
			if (there !== undefined && there !== sum) continue;
			const problem = there === undefined && (await pictureProblem(file, bytes));
			if (problem) return { why: problem };
			if (there === undefined && !isDryRun) {
				ensureDir(dirname(join(root, file)));
				writeNewFile(join(root, file), bytes);
			}
			this.sums.set(caseFold(file), sum);
			this.record.set(`media ${url}`, { path: file, digest: sum });
			if (there === undefined) this.count++;
			return { path };
		}
	}

	private inContent(file: Path): Path {
		const mount = this.source.site.folders.content.find(({ folder, at }) => at === "" && file.startsWith(`${folder}/`));
		return mount ? file.slice(mount.folder.length + 1) : file;
	}
}

const digestAt = (root: string, path: string): string | undefined => {
	const bytes = ifThere(() => readRegularFile(join(root, path)));
	return bytes && digest(bytes);
};

/** A name that every file system and every build takes. */
function plainName(name: string): string {
	const [, stem = name, ending = ""] = /^(.+?)(\.[^.]+)?$/.exec(name) ?? [];
	return `${slugWords(stem).slice(0, 80) || "file"}${ending.toLowerCase()}`;
}
