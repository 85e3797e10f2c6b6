/** What is known of a file beside the stories: what it is, and how large. */
import { imageSize } from "image-size";
import { digest } from "../core/digest.js";
import type { Stamp } from "../core/file-stamp.js";
import type { AssetRecord } from "../core/images/asset-record.js";
import { type Clean, clean, type ImageFault } from "../core/images/clean.js";
import { MAX_PIXELS } from "../core/images/encoder.js";
import { IMAGE_KINDS, type KindName } from "../core/images/kinds.js";
import type { Path } from "../core/model.js";
import { readRegularFile } from "../core/regular-file.js";

/** Reads the file. `path` is relative to the site's root, `file` absolute. */
export function factsOf(path: Path, file: string, stamp: Stamp): AssetRecord {
	const original = readRegularFile(file);
	const found = clean(original, path);
	if ("fault" in found) return { path, stamp, digest: digest(original), ...found };
	const { kind, bytes, misnamed, lost } = found;
	const size = kind && IMAGE_KINDS[kind].endings.length > 0 ? sizeOf(found) : undefined;
	const fault = kind !== "svg" && size && tooLarge(size);
	if (fault) return { path, stamp, digest: digest(original), kind, fault };
	return {
		path,
		stamp,
		digest: digest(bytes),
		kind,
		misnamed,
		...(lost && { lost: andList(lost) }),
		...size,
	};
}

/** It is never decoded: a file of a few kilobytes may unfold to more than a telephone has room for. */
function tooLarge({ width = 0, height = 0 }: Pick<AssetRecord, "width" | "height">): ImageFault | undefined {
	if (width * height <= MAX_PIXELS) return undefined;
	const million = Math.round((width * height) / 1e6);
	return {
		message: `says that it has ${million} million pixels (${width} × ${height}), more than browsers show`,
		hint: `save it with at most ${MAX_PIXELS / 1e6} million, for instance 6000 pixels wide`,
	};
}

/** The same file, after its pixels could not be decoded. */
export const damaged = ({ path, stamp, digest, kind }: AssetRecord): AssetRecord => ({
	path,
	stamp,
	digest,
	kind,
	fault: {
		message: `is ${kind ? IMAGE_KINDS[kind].is : "a picture"} but damaged: its pixels cannot be decoded`,
		hint: "open it in a program for pictures and save it again, or take it from where it came from",
	},
});

/** Whether its pixels can be decoded here as browsers do. AVIF may need another decoder, and a drawing has none. */
export const isDecoded = ({ kind, width }: AssetRecord): boolean =>
	(kind === "jpeg" || kind === "png" || kind === "gif" || kind === "webp") && width !== undefined;

/** Three of them are enough to know the file by. */
export const andList = (what: readonly string[]): string => {
	const shown = what.length > 3 ? [...what.slice(0, 2), `${what.length - 2} more`] : what;
	return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}` : shown.join("");
};

/** Width and height in pixels as a browser shows them. Undefined where the file does not say, or browsers do not show it. */
function sizeOf(picture: Clean): Pick<AssetRecord, "width" | "height" | "still"> | undefined {
	const { kind, bytes, orientation = 1 } = picture;
	if (!kind || !("shown" in IMAGE_KINDS[kind])) return undefined;
	// Chromium shows it as the pixels lie, other browsers turn it, and so does the program that makes copies.
	if (kind === "webp" && orientation > 1) return undefined;
	try {
		const { width, height } = picture.width || kind === "svg" ? picture : imageSize(bytes);
		if (!(width && height && width > 0 && height > 0)) return undefined;
		const [w, h] = orientation > 4 ? [height, width] : [width, height];
		return {
			width: Math.round(w),
			height: Math.round(h),
			...(isStill(kind, bytes) && { still: true }),
		};
	} catch {
		return undefined;
	}
}

/** A picture that moves would stand still in a copy: PNG with an `acTL` before its pixels (PNG, 11.3.6.1), WebP with its flag (RFC 9649, 2.7). */
function isStill(type: KindName, bytes: Uint8Array): boolean {
	const picture = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (type === "png") return !picture.subarray(0, picture.indexOf("IDAT")).includes("acTL");
	if (type === "webp") return !(picture.toString("latin1", 12, 16) === "VP8X" && ((bytes[20] ?? 0) & 2) !== 0);
	return type === "jpeg";
}
