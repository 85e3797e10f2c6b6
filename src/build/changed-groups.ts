/** Edits of the files of authors, topics, sections and series that only the pages of that collection show. */
import { isDeepStrictEqual } from "node:util";
import type { FileRecord } from "../cache/file-records.js";
import type { CollectionMeta, Profile } from "../core/model.js";
import { slugify } from "../core/paths.js";
import { sectionKey } from "../site/urls.js";
import type { Pair } from "./ordinary-stories.js";

const GROUP_KINDS = ["author", "topic", "section", "series"] as const;
export interface ChangedGroup {
	readonly kind: (typeof GROUP_KINDS)[number];
	readonly key: string;
}

type GroupFile = Partial<Profile & CollectionMeta> & Pick<Profile, "key" | "holes">;
/** Without what nothing but the pages of the collection, and its feeds, show. */
function shared({ biography, description, holes, role, email, links, ...more }: GroupFile): object {
	return more;
}
const hasPictures = ({ holes }: GroupFile): boolean => holes.some(({ kind }) => kind === "picture");

/** `contentOf` returns the content of a file. Undefined if other pages may show the change, or if the file has problems. */
export function changedGroup([old, row]: Pair, contentOf: (record: FileRecord) => unknown): ChangedGroup | undefined {
	const kind = GROUP_KINDS.find((each) => each === row?.kind);
	if (!kind || !old || !row || old.kind !== kind || !old.ok || !row.ok) return undefined;
	const [was, is] = [contentOf(old) as GroupFile, contentOf(row) as GroupFile];
	if (!isDeepStrictEqual(shared(was), shared(is)) || hasPictures(was) || hasPictures(is)) return undefined;
	return { kind, key: kind === "section" ? sectionKey(is.key.split("/")) : slugify(is.key) };
}
