/** The folder of pictures and other files that the user names, indexed by path, so that an old address finds its file. */
import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { caseFold } from "../../../core/paths.js";

/** A file for an old address: its absolute path, and the name of the original of which the address may be a smaller copy. */
export type FindMedia = (url: string) => { readonly file: string; readonly name: string } | undefined;

/** Throws disk errors. */
export function mediaFolder(folder: string): FindMedia {
	const files = new Map<string, string>();
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const file = join(entry.parentPath, entry.name);
		files.set(caseFold(relative(folder, file).split(sep).join("/")), file);
	}
	return (url) => {
		const parts = pathParts(url);
		for (const name of originals(parts.at(-1) ?? ""))
			for (let from = 0; from < parts.length; from++) {
				const found = files.get(caseFold([...parts.slice(from, -1), name].join("/")));
				if (found !== undefined) return { file: found, name };
			}
		return undefined;
	};
}

/** The decoded parts of the path of an address, without what systems add for one size of a picture (Ghost: `/size/w600/`). */
export function pathParts(url: string): string[] {
	const path = (URL.canParse(url) ? new URL(url).pathname : url.replace(/[?#].*$/, "")).replace(
		/\/size\/w\d+(?:h\d+)?(?:\/format\/\w+)?\//,
		"/",
	);
	return path
		.split("/")
		.filter(Boolean)
		.map((part) => {
			try {
				return decodeURIComponent(part);
			} catch {
				return part;
			}
		});
}

/** The original of a picture before its smaller copies: WordPress names those by their size, and the largest `-scaled`. */
export function originals(name: string): string[] {
	const [, stem, ending] = /^(.*?)(?:-\d+x\d+|-scaled)(\.\w+)$/.exec(name) ?? [];
	return stem === undefined ? [name] : [`${stem}${ending}`, `${stem}-scaled${ending}`, name];
}

/** Endings of files that are taken. Texts and programs are not: in `content/` they would be stories, or run. */
const ENDINGS =
	/\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic|pdf|docx?|xlsx?|pptx?|odt|ods|odp|csv|txt|rtf|epub|zip|gz|mp3|m4a|ogg|oga|wav|flac|mp4|m4v|mov|webm|ogv|vtt|srt|ics|kml|geojson)$/i;
export const isMediaAddress = (url: string): boolean => ENDINGS.test(pathParts(url).at(-1) ?? "");
