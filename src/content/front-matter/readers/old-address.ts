/** An address of the old site as its front matter has it. */
import { withoutInvisible } from "../../../core/invisible-characters.js";
import { warning } from "../../../core/problem.js";
import type { Yaml } from "../yaml.js";
import type { ReaderContext } from "./reader.js";

/** Spaces within, and characters that show nothing. */
const UNTYPED = /[\s\p{Cf}]/gu;

/** In an archive, spaces and invisible characters are parts of an address: they are percent-encoded, as browsers send them. */
export function oldAddress(typed: string, { place }: Yaml, reading: ReaderContext): string {
	if (!reading.isArchive) return typed;
	const unseen = withoutInvisible(typed.trim());
	if (unseen) {
		const message = `\`${reading.key}\` has invisible characters (${unseen.gone.join(", ")}), and they stay in the address`;
		const hint = `if the old site had none there, write "${unseen.text}"`;
		reading.report(warning("invisible-character", message, place, { hint }));
	}
	return typed.trim().replace(UNTYPED, encodeURIComponent);
}
