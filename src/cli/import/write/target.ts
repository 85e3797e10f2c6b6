/** Where one item goes, and what that depends on. */
import type { Instant, Path, SiteConfig, Url } from "../../../core/model.js";
import { caseFold } from "../../../core/paths.js";
import { inFolder, uniqueSlug } from "../../scaffold/file-path.js";
import type { ImportedItem } from "../item.js";
import type { DigestMap } from "../store/digest-map.js";

export interface ItemTarget {
	readonly item: ImportedItem;
	/** In `content/`. */
	readonly path: Path;
	readonly date: Instant;
	readonly url: Url;
	/** Set if the address of the file alone would not be `url`. */
	readonly permalink?: Url;
	readonly breadcrumb?: readonly string[] | undefined;
	readonly tags: readonly string[];
	readonly aliases: readonly Url[];
	readonly notes: readonly string[];
}
export interface Places {
	readonly site: SiteConfig;
	/** The folder of stories in `content/`; '' for `content/` itself. */
	readonly into: Path;
	/** The file of an item in `content/` that an earlier import wrote. */
	readonly recorded: (key: string) => Path | undefined;
	/** Whether a file of this name is there that belongs to something else. */
	readonly isTaken: (path: Path, item: ImportedItem, date: Instant) => boolean;
	/** The instant of an item, also of one that has no date. */
	readonly dateOf: (item: ImportedItem) => Instant;
}

/** What the targets before this one have. Names differ in more than case. */
export interface Claims {
	readonly files: DigestMap;
	/** Takes an address; false if another page has it. */
	readonly claim: (url: Url) => boolean;
}

/** The file of an earlier import; else one in this folder, with a number behind its name if that is taken. */
export function freeFile(
	item: ImportedItem,
	date: Instant,
	folder: Path,
	name: string,
	{ recorded, isTaken }: Places,
	{ files }: Claims,
): Path {
	const before = recorded(item.key);
	if (before !== undefined) return before;
	const pathOf = (slug: string) => inFolder(folder, `${slug}.md`);
	const slug = uniqueSlug(name, (each) => files.has(caseFold(pathOf(each))) || isTaken(pathOf(each), item, date));
	files.set(caseFold(pathOf(slug)));
	return pathOf(slug);
}
