/** Inspects an asset: its type by content, and the size of an image. */
import { imageSize } from "image-size";
import { digest } from "../core/digest.js";
import type { Stamp } from "../core/file-stamp.js";
import type { AssetRecord } from "../core/images/asset-record.js";
import { type Clean, clean, type ImageError } from "../core/images/clean.js";
import { MAX_PIXELS } from "../core/images/encoder.js";
import { IMAGE_KINDS, type KindName } from "../core/images/kinds.js";
import type { Path } from "../core/model.js";
import { readRegularFile } from "../core/regular-file.js";
import { gitObjectId } from "./files/git-objects.js";

/** Reads the file. `path` is relative to the site's root, `file` is absolute. */
export function readAsset(path: Path, file: string, stamp: Stamp): AssetRecord {
	const original = readRegularFile(file);
	const object = gitObjectId(original);
	const found = clean(original, path);
	if ("error" in found) return { path, stamp, digest: digest(original), object, ...found };
	const { kind, bytes, misnamed, lost } = found;
	const size = kind && IMAGE_KINDS[kind].endings.length > 0 ? sizeOf(found) : undefined;
	const error = kind !== "svg" && size && tooLarge(size);
	if (error) return { path, stamp, digest: digest(original), object, kind, error: error };
	return {
		path,
		stamp,
		digest: digest(bytes),
		object,
		kind,
		misnamed,
		...(lost && { lost: andList(lost) }),
		...size,
	};
}

/** Such an image is never decoded: a file of a few kilobytes may decompress to more than the memory of a phone. */
function tooLarge({ width = 0, height = 0 }: Pick<AssetRecord, "width" | "height">): ImageError | undefined {
	if (width * height <= MAX_PIXELS) return undefined;
	const million = Math.round((width * height) / 1e6);
	return {
		message: `says that it has ${million} million pixels (${width} × ${height}), more than browsers show`,
		hint: `save it with at most ${MAX_PIXELS / 1e6} million, for instance 6000 pixels wide`,
	};
}

/** The record of an image whose pixels could not be decoded. */
export const damaged = ({ path, stamp, digest, kind }: AssetRecord): AssetRecord => ({
	path,
	stamp,
	digest,
	kind,
	error: {
		message: `is ${kind ? IMAGE_KINDS[kind].is : "a picture"} but damaged: its pixels cannot be decoded`,
		hint: "open it in an image editor and save it again, or get it from its source again",
	},
});

/** Whether the image can be decoded here as browsers do. AVIF may need a different decoder, and SVG has no pixels. */
export const isDecoded = ({ kind, width }: AssetRecord): boolean =>
	(kind === "jpeg" || kind === "png" || kind === "gif" || kind === "webp") && width !== undefined;

/** At most three names are listed. */
export const andList = (what: readonly string[]): string => {
	const shown = what.length > 3 ? [...what.slice(0, 2), `${what.length - 2} more`] : what;
	return shown.length > 1 ? `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}` : shown.join("");
};

/** Width and height in pixels as a browser shows them. Undefined if the file does not say, or browsers do not show it. */
function sizeOf(picture: Clean): Pick<AssetRecord, "width" | "height" | "still"> | undefined {
	const { kind, bytes, orientation = 1 } = picture;
	if (!kind || !("shown" in IMAGE_KINDS[kind])) return undefined;
	// Chromium ignores the orientation of this format; other browsers and the encoder of variants apply it.
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

/** A variant of an animated image would not move: PNG with an `acTL` chunk before its pixels (PNG, 11.3.6.1), WebP with its animation flag (RFC 9649, 2.7). */
function isStill(type: KindName, bytes: Uint8Array): boolean {
	const picture = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (type === "png") return !picture.subarray(0, picture.indexOf("IDAT")).includes("acTL");
	if (type === "webp") return !(picture.toString("latin1", 12, 16) === "VP8X" && ((bytes[20] ?? 0) & 2) !== 0);
	return type === "jpeg";
}
