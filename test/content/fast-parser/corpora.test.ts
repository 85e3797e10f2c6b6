/** Real texts. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bodiesOf, taken } from "./agree.js";

const REPOSITORY = join(import.meta.dirname, "../../..");
const ARCHIVE = join(REPOSITORY, "../shared/corpora/digitalgov/content");
const there = existsSync(ARCHIVE);
if (!there) console.warn(`skipped: the archive of real articles is not at ${ARCHIVE}`);

describe("the fast parser agrees with remark-parse", () => {
	it.each(["content", "docs"])("every text of %s/", (folder) => {
		const bodies = bodiesOf(join(REPOSITORY, folder));
		expect(bodies.length).toBeGreaterThan(0);
		taken(bodies);
	});
	it.skipIf(!there)("for an archive of real articles, of which it parses two fifths", () => {
		// All 1,528 take half a minute: `PARSER_RUNS=10000` reads them all, 400 every fourth.
		const runs = Number(process.env.PARSER_RUNS ?? 0);
		const step = runs >= 10_000 ? 1 : runs >= 400 ? 4 : 24;
		const bodies = bodiesOf(ARCHIVE).filter((body, index) => index % step === 0 && body.trim() !== "");
		expect(taken(bodies) / bodies.length).toBeGreaterThan(0.4);
	});
});
