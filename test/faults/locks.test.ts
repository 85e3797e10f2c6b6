/** Two builds with separate caches write to one output folder. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { build } from "../../src/build/build.js";
import { ownHolder } from "../../src/core/process-identity.js";
import { lockOutput } from "../../src/output/staging.js";
import { runBuild } from "../support/cli.js";
import { AT, buildSite, config, snapshot, story, writeFiles } from "../support/site.js";
import { tempDir } from "../support/temp-dir.js";

const FILES = { "broadsheet.config.ts": config(), "content/news/a.md": story("headline: A") };
const slow = it.skipIf(!process.env.FAULTS);

describe("the lock of the output folder", () => {
	it("lets one build at a time write, and leaves nothing behind", async () => {
		const root = tempDir();
		writeFiles(root, FILES);
		const out = join(root, "dist");
		const lock = await lockOutput(out, 0);
		if (!("release" in lock)) throw new Error("held");
		let ended = false;
		const building = build({ root, at: AT, cache: "other" }).then((report) => {
			ended = true;
			return report;
		});
		await setTimeout(500);
		expect(ended).toBe(false);
		lock.release();
		expect((await building).exit).toBe(0);
		expect(existsSync(join(out, ".stage"))).toBe(false);
	});
	it("that was taken over from a suspended process prevents its publication", async () => {
		const root = tempDir();
		const thief = `import { writeFileSync } from "node:fs";
export default { name: "The Vale Post", url: "https://vale.example", timeZone: "Europe/Dublin", plugins: [{
	name: "thief",
	files: () => { writeFileSync(${JSON.stringify(join(root, "dist/.stage/lock"))}, "another build"); return []; },
}] };\n`;
		const site = await buildSite({ ...FILES, "broadsheet.config.ts": thief }, {}, root);
		expect([site.report.exit, site.report.problems.map(({ code }) => code)]).toEqual([4, ["locked"]]);
		expect(site.list().filter((path) => !path.startsWith(".stage"))).toEqual([]);
		const after = await site.again({ "broadsheet.config.ts": FILES["broadsheet.config.ts"] });
		expect([after.report.exit, after.problems]).toEqual([0, ""]);
	});
	it("leaves no folder if a build ends before it has published anything", async () => {
		const site = await buildSite({ ...FILES, "content/news/a.md": "no front matter" });
		expect(site.report.exit).toBe(1);
		expect(existsSync(site.out)).toBe(false);
	});
	slow("that another one does not let go refuses, and names file, process, machine, age and what to do", async () => {
		const root = tempDir();
		writeFiles(root, FILES);
		mkdirSync(join(root, "dist/.stage"), { recursive: true });
		const alive = { ...ownHolder(1), thread: 4711 };
		writeFileSync(join(root, "dist/.stage/lock"), JSON.stringify(alive));
		const before = snapshot(join(root, "dist"));
		const { exit, stderr } = await runBuild(root);
		expect(exit).toBe(4);
		expect(stderr).toMatch(
			new RegExp(
				`Another build writes to the same output folder: process ${process.pid} on ${alive.host} has held .*/dist/\\.stage/lock for \\d+ s; its last heartbeat was \\d+ s ago`,
			),
		);
		expect(stderr).toMatch(/hint: wait for it, or end it.*--out/);
		expect(snapshot(join(root, "dist"))).toEqual(before);
	});
});
