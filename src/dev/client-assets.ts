/** What the preview loads into pages: scripts and style sheets of its own, which no site publishes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT } from "../render/theme/overlay.js";

const NAMES = ["preview.js", "stream.js", "desk.js", "desk.css"] as const;

/** By name. */
export const own = (): ReadonlyMap<string, string> =>
	new Map(NAMES.map((name) => [name, readFileSync(join(DEFAULT, name), "utf8")]));
