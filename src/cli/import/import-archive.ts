/** Writes the items of an archive as files of a site. */
import { embedOf } from "../../core/embeds.js";
import { keyFor } from "../../core/field-keys.js";
import type { Instant, Problem, SiteConfig } from "../../core/model.js";
import { filesOf } from "../../core/mounts.js";
import { caseFold } from "../../core/paths.js";
import type { Archive, ImportedItem, LeftOut } from "./item.js";
import type { ImportedFile, ImportReport } from "./report.js";
import { DigestMap } from "./store/digest-map.js";
import { DiskList } from "./store/disk-list.js";
import { type Addresses, addressesOf } from "./write/addresses.js";
import { bodyOf } from "./write/body.js";
import { hasLine, textAt } from "./write/existing.js";
import { groupFiles } from "./write/group-files.js";
import type { Media } from "./write/media.js";
import type { ImportRecord } from "./write/record.js";
import { stillPublic } from "./write/still-public.js";
import { dateText, instantIn, storyText } from "./write/story-text.js";
import { planTargets } from "./write/targets.js";
import { type FileWriter, fileWriter } from "./write/write-file.js";

export interface ImportPlan {
	readonly root: string;
	readonly site: SiteConfig;
	/** The folder of stories in `content/`. */
	readonly into: string;
	readonly isDryRun: boolean;
	/** The date of an item that has none. */
	readonly at: Instant;
}

/** `record` has the files of earlier imports, and gets those of this one. */
export async function importArchive(
	archive: Archive,
	plan: ImportPlan,
	record: ImportRecord,
	media: Media,
): Promise<Pick<ImportReport, "files" | "leftOut" | "problems">> {
	const { root, site, into, isDryRun, at } = plan;
	const source = sourceOf(archive);
	const recordKey = (key: string) => `${source} ${key}`;
	const inContent = (file: string) => {
		const mount = site.folders.content.find(({ folder }) => file.startsWith(`${folder}/`));
		return mount ? file.slice(mount.folder.length + 1) : file;
	};
	const fileOf = (path: string) => filesOf(path, site.folders.content)[0] ?? `content/${path}`;
	const known = new DigestMap();
	for (const [, { path }] of record) known.set(caseFold(path));
	const newest = newestDate(archive.items, site);
	// In a site without plain pages, pages are stories.
	const items = site.folders.pages === "" ? storiesOf(archive.items) : archive.items;
	const targets = planTargets(items, {
		site,
		into,
		recorded: (key) => {
			const before = record.get(recordKey(key));
			return before && inContent(before.path);
		},
		// A file of the same day is that of this item, from an import whose record is lost.
		isTaken: (path, item, date) => {
			if (known.has(caseFold(fileOf(path)))) return true;
			const text = textAt(root, fileOf(path));
			return (
				text !== undefined &&
				!(item.date && hasLine(text, `${keyFor(site.fields, "date")}: ${dateText(date, item.date, site)}`))
			);
		},
		dateOf: ({ key, date }) => (date ? instantIn(date, site) : (record.get(recordKey(key))?.date ?? newest ?? at)),
	});
	const addresses: Addresses = addressesOf(archive, targets, site, media);
	const writer: FileWriter = fileWriter({ root, isDryRun, record });
	const files = new DiskList<ImportedFile>();
	const leftOut = new DiskList<LeftOut>();
	for (const each of archive.leftOut) leftOut.add(each);
	const problems: Problem[] = [];
	const groups = await groupFiles(archive, targets, site, root, addresses, (file) => known.has(caseFold(file)));
	for (const { key, path, text } of groups.files) {
		const file = fileOf(path);
		files.add({ item: key, file, state: writer(recordKey(key), file, text) });
	}
	for await (const body of archive.bodies((key) => targets.has(key))) {
		const target = targets.get(body.key);
		if (!target) continue;
		const { item } = target;
		const made = await bodyOf(body, item, addresses, (url) => "src" in embedOf(url, site)).catch(unlessTooDeep);
		if (!made) {
			leftOut.add({ item: itemLabel(item), why: "its elements are nested too deeply" });
			continue;
		}
		const parts = {
			body: made.markdown,
			words: made.words,
			byline: item.byline.map(groups.bylineOf),
			image: made.image,
		};
		const file = fileOf(target.path);
		const text = storyText(target, parts, site);
		const state = writer(recordKey(item.key), file, text, item.date ? undefined : target.date);
		if (state === "edited" && item.hidden !== undefined) problems.push(...stillPublic(file, item.hidden, root, site));
		const notes = [...item.notes, ...target.notes, ...made.notes];
		files.add({
			item: itemLabel(item),
			file,
			state,
			...(item.hidden === undefined && { address: target.url }),
			...(item.hidden !== undefined && { draft: item.hidden }),
			...(notes.length && { notes }),
		});
	}
	for (const { key, why } of archive.leftOut) {
		const before = key === undefined ? undefined : record.get(recordKey(key));
		if (before) problems.push(...stillPublic(before.path, why, root, site));
	}
	return { files, leftOut, problems };
}

function newestDate(items: Iterable<ImportedItem>, site: SiteConfig): Instant | undefined {
	let newest: Instant | undefined;
	for (const { date } of items) {
		const instant = date && instantIn(date, site);
		if (instant && !(newest && instant <= newest)) newest = instant;
	}
	return newest;
}

const storiesOf = (items: Iterable<ImportedItem>): Iterable<ImportedItem> => ({
	*[Symbol.iterator]() {
		for (const item of items) yield { ...item, kind: "story" };
	},
});

/** The stack of calls ends at some thousand elements inside each other: one item with such a text does not stop the others. */
function unlessTooDeep(cause: unknown): undefined {
	if (!(cause instanceof RangeError)) throw cause;
}

/** The name of an export in the record: two exports may both have a post 1. */
const sourceOf = ({ format, site }: Archive): string =>
	site.url && URL.canParse(site.url) ? `${format} ${new URL(site.url).host}` : format;

const itemLabel = ({ key, title }: ImportedItem): string => (title ? `${key} "${title}"` : key);
