/** The scripts and style sheets that the preview adds to pages. No site publishes them. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_THEME_DIR } from "../render/theme/overlay.js";

const CLIENT_FILES = ["preview.js", "stream.js", "desk.js", "desk.css"] as const;

/** Text by file name. */
export const clientAssets = (): ReadonlyMap<string, string> =>
	new Map(CLIENT_FILES.map((name) => [name, readFileSync(join(DEFAULT_THEME_DIR, name), "utf8")]));
