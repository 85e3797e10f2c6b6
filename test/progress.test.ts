/** The progress line of a build, and further output for a terminal. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { progress } from "../src/cli/terminal/progress.js";
import { supportsColor } from "../src/cli/terminal/terminal.js";
import { runBuild, start } from "./support/cli.js";
import { ALL_CASES, sample } from "./support/sample.js";
import { AT, config, type Files, story, writeFiles } from "./support/site.js";
import { tempDir } from "./support/temp-dir.js";
import { atTerminal, hasScript } from "./support/terminal.js";

beforeEach(() => {
	for (const name of ["CI", "NO_COLOR", "FORCE_COLOR"]) vi.stubEnv(name, "");
	vi.stubEnv("TERM", "xterm");
});
afterEach(() => void vi.unstubAllEnvs());

/** Whatever moves a cursor or gives a colour. */
const ESCAPE = "\u001b";
/** Clears the row of the cursor. */
const CLEAR = `\r${ESCAPE}[K`;

/** A terminal, and a clock that the test sets. Each entry of `rows` is one state of the line. */
function terminal(columns: number | undefined, isTTY = true) {
	const rows: string[] = [];
	const write = (text: string) => rows.push(text.replace("\r", "").replace(`${ESCAPE}[K`, ""));
	const stream = { isTTY, columns, write } as unknown as NodeJS.WriteStream;
	const clock = { ms: 0 };
	const { hooks, end } = progress(stream, false, () => clock.ms);
	const at = (ms: number, done: number) => {
		clock.ms = ms;
		hooks.onProgress?.(done);
	};
	return { rows, hooks, end, at };
}

describe("the line of progress", () => {
	it("shows what is done, of how many, and after two seconds how fast and how long it will take", () => {
		const { rows, hooks, at, end } = terminal(80);
		hooks.onStage?.("render", 12_000);
		at(100, 48);
		at(1900, 1200);
		at(2000, 1248);
		at(4000, 2448);
		end();
		expect(rows).toEqual([
			"Printing pages (12,000) …",
			"Printing pages: 48 of 12,000",
			"Printing pages: 1,200 of 12,000",
			"Printing pages: 1,248 of 12,000 · 18 s left · 630 a second",
			"Printing pages: 2,448 of 12,000 · 16 s left · 620 a second",
			"",
		]);
	});

	it.each([
		[61, "1 min 1 s left"],
		[59, "59 s left"],
		[7500, "2 h 5 min left"],
	])("says %s seconds as one reads them", (seconds, words) => {
		const { rows, hooks, at, end } = terminal(80);
		hooks.onStage?.("parse", 20 + seconds * 10);
		at(0, 0);
		at(2000, 20);
		end();
		expect(rows.at(-2)).toContain(` · ${words} · 10 a second`);
	});

	it("goes by the last seconds: what went by at once at the start says nothing of the rest", () => {
		const { rows, hooks, at, end } = terminal(80);
		hooks.onStage?.("render", 10_000);
		at(0, 9000);
		for (let ms = 1000; ms <= 8000; ms += 1000) at(ms, 9000 + ms / 100);
		end();
		expect(rows.at(-2)).toBe("Printing pages: 9,080 of 10,000 · 1 min 32 s left · 10 a second");
	});

	it("is written ten times a second at most", () => {
		const { rows, hooks, at, end } = terminal(80);
		hooks.onStage?.("render", 100_000);
		for (let ms = 0; ms < 1000; ms++) at(ms, ms * 10);
		end();
		expect(rows.length).toBeLessThanOrEqual(12);
	});

	it.each([80, 58, 40, 30, 10, 2])("stays on one row of %i columns", (columns) => {
		const { rows, hooks, at, end } = terminal(columns);
		hooks.onStage?.("render", 1_000_000);
		at(0, 1);
		at(3000, 123_456);
		end();
		expect(rows.filter((row) => row.length >= columns)).toEqual([]);
	});

	it("leaves out what has no room, the rate before the time, and takes a terminal that does not know its width for one of 80 columns", () => {
		const last = (columns: number | undefined) => {
			const { rows, hooks, at, end } = terminal(columns);
			hooks.onStage?.("render", 12_000);
			at(0, 0);
			at(3000, 3000);
			end();
			return rows.at(-2);
		};
		expect(last(0)).toBe("Printing pages: 3,000 of 12,000 · 9 s left · 1,000 a second");
		expect(last(undefined)).toBe(last(0));
		expect(last(59)).toBe("Printing pages: 3,000 of 12,000 · 9 s left");
		expect(last(40)).toBe("Printing pages: 3,000 of 12,000");
		expect(last(20)).toBe("Printing pages: 3,…");
	});

	it("does not exist, and counts nothing, if it is disabled", () => {
		expect(terminal(80, false).hooks).toEqual({});
		expect(progress({ isTTY: true } as NodeJS.WriteStream, true).hooks).toEqual({});
		vi.stubEnv("CI", "true");
		expect(terminal(80).hooks).toEqual({});
		vi.stubEnv("CI", "false");
		expect(terminal(80).hooks).not.toEqual({});
		vi.stubEnv("TERM", "dumb");
		expect(terminal(80).hooks).toEqual({});
	});
});

describe("colour", () => {
	it.each(
		sample(1, [
			["a terminal", true, {}, true],
			["a pipe or a file", false, {}, false],
			["a terminal with NO_COLOR", true, { NO_COLOR: "1" }, false],
			["a terminal with NO_COLOR=0, which is a value too", true, { NO_COLOR: "0" }, false],
			["a terminal that is dumb", true, { TERM: "dumb" }, false],
			["a pipe with FORCE_COLOR", false, { FORCE_COLOR: "1" }, true],
			["a pipe with FORCE_COLOR=0", false, { FORCE_COLOR: "0" }, false],
			["a terminal with both: the one who wants none has it", true, { FORCE_COLOR: "1", NO_COLOR: "1" }, false],
		] as const),
	)("%s", (_, isTTY, env, expected) => {
		for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
		expect(supportsColor({ isTTY } as NodeJS.WriteStream)).toBe(expected);
	});
});

/** Enough stories that a build still runs when it is interrupted. */
const MANY = 700;
function large(count: number): string {
	const root = tempDir();
	const stories: Files = Object.fromEntries(
		Array.from({ length: count }, (_, index) => [
			`content/news/s${index}.md`,
			story(`headline: Story ${index}\nslug: s-${index}`),
		]),
	);
	writeFiles(root, { ...stories, "broadsheet.config.ts": config("feeds: { formats: [] },") });
	return root;
}
const MISTAKE: Files = { "broadsheet.config.ts": config(), "content/news/a.md": story("", "[Vote](votes.md)") };

describe.skipIf(!hasScript)("at a terminal (skipped without `script` of util-linux)", () => {
	const live = { CI: undefined, NO_COLOR: undefined, FORCE_COLOR: undefined };

	it("a build tells how far it is on one row, and clears it before it tells how it ended", async () => {
		const { raw, exit } = await atTerminal(["build", "--at", AT], [], large(100), live, 40);
		const end = raw.lastIndexOf(CLEAR);
		const [before, after] = [raw.slice(0, end), raw.slice(end + CLEAR.length)];
		expect(before).toContain("Reading articles: 100 of 100");
		expect(before).toMatch(/Printing pages: [\d,]+ of 1\d\d/);
		expect(before).not.toContain("\n");
		const rows = before.replaceAll(`${ESCAPE}[K`, "").split("\r");
		expect(rows.filter((row) => row.length >= 40)).toEqual([]);
		expect(after.replace(`${ESCAPE}[32m`, "")).toMatch(/^1\d\d pages in dist · no problems/);
		expect(exit).toBe(0);
	});

	it("Ctrl+C ends it with a clean line, as a signal ends a program", async () => {
		const { raw, exit } = await atTerminal(
			["build", "--jobs", "1"],
			[
				["Reading articles: 0 of", ""],
				["Reading articles: ", "\u0003"],
			],
			large(MANY),
			live,
		);
		expect(raw.endsWith(CLEAR)).toBe(true);
		expect(raw).not.toContain("pages in dist");
		expect(exit).toBe(130);
	});

	it("problems are in colour, and nothing of the line stands beside them", async () => {
		const root = tempDir();
		writeFiles(root, MISTAKE);
		const { raw, exit } = await atTerminal(["check", "--at", AT], [], root, live);
		expect(raw).toContain(`\r${ESCAPE}[Kcontent/news/a.md:6:8${ESCAPE}[31m  error  ${ESCAPE}[39mdead-link`);
		expect(exit).toBe(1);
	});

	it.each([
		["with NO_COLOR on a build server", { CI: "true", NO_COLOR: "1" }, "build"],
		["where it is dumb", { TERM: "dumb" }, "check"],
	])("nothing moves the cursor or has a colour %s", async (_, env, one) => {
		const root = tempDir();
		writeFiles(root, MISTAKE);
		for (const command of ALL_CASES ? ["build", "check"] : [one]) {
			const { raw, exit } = await atTerminal([command, "--at", AT], [], root, { ...live, ...env });
			expect(raw).not.toContain(ESCAPE);
			expect(exit).toBe(1);
		}
	});

	it("--quiet prints nothing at all, not even for a moment", async () => {
		const root = tempDir();
		writeFiles(root, { ...MISTAKE, "content/news/a.md": story() });
		expect((await atTerminal(["build", "--at", AT, "--quiet"], [], root, live)).raw).toBe("");
	});
});

describe("in a pipe", () => {
	it("nothing moves the cursor or has a colour", async () => {
		const root = tempDir();
		writeFiles(root, MISTAKE);
		const { stdout, stderr } = await runBuild(root);
		expect(stdout + stderr).not.toContain(ESCAPE);
		expect(stderr).toContain("dead-link");
	});

	it("whoever reads along may stop: that is not an error", async () => {
		const root = tempDir();
		writeFiles(root, MISTAKE);
		const child = start(["check", "--root", root]);
		child.stdout?.destroy();
		let stderr = "";
		child.stderr?.setEncoding("utf8").on("data", (text: string) => {
			stderr += text;
		});
		expect([await new Promise((ended) => child.once("close", ended)), stderr]).toEqual([1, ""]);
	});
});
