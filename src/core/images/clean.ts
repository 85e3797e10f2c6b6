/** Removes metadata from assets before publication: place, time, camera. */
import { readRegularFile } from "../regular-file.js";
import { saysMore } from "./clean/exif.js";
import { cleanFilm } from "./clean/film.js";
import { cleanGif } from "./clean/gif.js";
import { cleanHeif } from "./clean/heif.js";
import { cleanIco } from "./clean/ico.js";
import { cleanJpeg } from "./clean/jpeg.js";
import { cleanMatroska } from "./clean/matroska.js";
import { cleanPng } from "./clean/png.js";
import { cleanSvg } from "./clean/svg.js";
import { type Cleaned, Unreadable } from "./clean/unreadable.js";
import { cleanWebp } from "./clean/webp.js";
import { IMAGE_KINDS, imageKind, type KindName, kindCalled } from "./kinds.js";

/** Why a file is not published. */
export interface ImageError {
	/** Continues the file name: `is a HEIC picture, as phones take them, called .jpg`. One line. */
	readonly message: string;
	readonly hint: string;
}
/** A file as published. */
export interface Clean extends Cleaned {
	readonly kind?: KindName | undefined;
	/** An image of a different type than its name says, which browsers show nevertheless. */
	readonly misnamed?: true;
}

/** Each keeps the pixels without encoding them again. */
const CLEANERS: { readonly [kind in KindName]?: (bytes: Buffer) => Cleaned } = {
	jpeg: cleanJpeg,
	png: cleanPng,
	gif: cleanGif,
	webp: cleanWebp,
	avif: cleanHeif,
	heic: cleanHeif,
	svg: (bytes) => cleanSvg(bytes, cleanInside),
	ico: cleanIco,
	film: (bytes) => cleanFilm(bytes, cleanInside),
	matroska: cleanMatroska,
};
const EXPORT = "export it as JPEG, PNG, WebP or AVIF";
const FILMS = new Set<KindName>(["film", "matroska"]);
const EXPORT_FILM = "export it again with the program that made it";
const EXPORT_AGAIN = "open it in an image editor and save it again";

/** `name` may be a path. A file that is not an image is left unchanged. */
export function clean(
	original: Uint8Array,
	name: string,
): Clean | { readonly kind?: KindName | undefined; readonly error: ImageError } {
	const bytes = Buffer.from(original.buffer, original.byteOffset, original.byteLength);
	const kind = imageKind(bytes);
	const called = kindCalled(name);
	const error = errorIn(bytes, kind, called, name);
	if (error) return { kind, error: error };
	const cleaner = kind && CLEANERS[kind];
	if (!cleaner) return { kind, bytes };
	try {
		const cleaned = cleaner(bytes);
		const same = bytes.equals(cleaned.bytes);
		// Markup counts as text unless its name is that of an image.
		if (kind === "svg" && !called)
			return { bytes: same ? bytes : cleaned.bytes, ...(cleaned.lost && { lost: cleaned.lost }) };
		return { kind, ...cleaned, ...(same && { bytes }), ...(called && called !== kind && { misnamed: true }) };
	} catch (cause) {
		if (kind === "svg" && !called) return { bytes };
		// Node throws when an offset is beyond the end of the file.
		const why =
			cause instanceof Unreadable && !FILMS.has(kind) ? cause.message : "is damaged: its structure is invalid";
		return {
			kind,
			error: {
				message: `is ${IMAGE_KINDS[kind].is} that ${why}`.replace("that is damaged", "but damaged"),
				hint: FILMS.has(kind) ? EXPORT_FILM : EXPORT_AGAIN,
			},
		};
	}
}

function errorIn(
	bytes: Buffer,
	kind: KindName | undefined,
	called: KindName | undefined,
	name: string,
): ImageError | undefined {
	const ending = name.slice(name.lastIndexOf("."));
	if (called && kind === "lfs") return { message: `is ${IMAGE_KINDS.lfs.is}`, hint: "git lfs pull" };
	if (kind === "gzip" && /\.svgz$/i.test(name))
		return { message: "is an SVG compressed by gzip, which Broadsheet does not read", hint: "save it as plain SVG" };
	const picture = kind && IMAGE_KINDS[kind].endings.length > 0;
	if (called && !picture) {
		const is = kind ? IMAGE_KINDS[kind].is : "no picture, or a damaged one";
		return { message: `is ${is}, and called ${ending}`, hint: kind ? "put the picture in its place" : EXPORT_AGAIN };
	}
	if (!kind || !picture) return undefined;
	const { is, shown } = IMAGE_KINDS[kind] as { is: string; shown?: true };
	if (called && called !== kind && !shown)
		return { message: `is ${is}, called ${ending}: browsers do not show it`, hint: EXPORT };
	if (CLEANERS[kind] || kind === "bmp" || (kind === "tiff" && !saysMore(bytes))) return undefined;
	return {
		message: `is ${is}, from which Broadsheet cannot remove metadata such as place, time and camera`,
		hint: EXPORT,
	};
}

/** For an image inside an SVG, which has no name. */
function cleanInside(bytes: Buffer): Cleaned {
	const found = clean(bytes, imageKind(bytes) === "svg" ? "inside.svg" : "");
	if ("error" in found) throw new Unreadable(`holds a picture that ${found.error.message}`);
	return found;
}

/** The bytes under which a file is published; undefined if it has disappeared or become invalid since it was inspected, which the next build reports. */
export function publishedBytes(file: string): Uint8Array {
	const found = clean(readRegularFile(file), file);
	return "error" in found ? new Uint8Array() : found.bytes;
}
