/** Why a file cannot be shown as an image, for messages. */
import type { Picture } from "../model.js";
import type { ImageError } from "./clean.js";
import { IMAGE_KINDS, type ImageKind, type KindName } from "./kinds.js";

/** A message that continues the file name, and a hint. */
export function unshown({ kind, error }: Partial<Picture> = {}): Pick<ImageError, "message"> & Partial<ImageError> {
	if (error) return error;
	if (kind === "svg")
		return {
			message: "is an SVG without a size: it has neither a `viewBox` nor a `width` and `height` in pixels",
			hint: 'write its size into its first line: <svg viewBox="0 0 800 600" …>',
		};
	if (kind === "webp")
		return {
			message: "is a WebP that is rotated by its metadata, which some browsers ignore",
			hint: "save it upright",
		};
	if (!isKind(kind)) return { message: "is not a picture, or is damaged" };
	const { is, shown, endings }: ImageKind = IMAGE_KINDS[kind];
	if (shown) return { message: `is ${is} without a size that can be read`, hint: "save it again" };
	if (endings.length === 0) return { message: `is ${is}, and no picture` };
	return { message: `is ${is}, which browsers do not show`, hint: "export it as JPEG, PNG, WebP or AVIF" };
}
const isKind = (kind: string | undefined): kind is KindName => kind !== undefined && kind in IMAGE_KINDS;
