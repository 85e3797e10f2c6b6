/** The command line: its help, and its answers to invalid arguments. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { REPOSITORY, run } from "./support/cli.js";
import { sample } from "./support/sample.js";
import { list, writeFiles } from "./support/site.js";
import { tempDir } from "./support/temp-dir.js";
import { atTerminal, hasScript } from "./support/terminal.js";

const COMMANDS = [
	"build",
	"refresh",
	"check",
	"preview",
	"deploy",
	"releases",
	"notify",
	"new",
	"init",
	"import",
	"completion",
	"help",
];
const BELOW = ["new story", "new live", "new author"];

describe("a folder without a site", () => {
	it.each([
		"build",
		"refresh",
		"check",
		"preview --port 0",
		"deploy",
		"releases",
		"publish",
		"notify",
		"new --headline X",
		"new live --headline X",
		"new author --name X",
	])("is rejected at once by broadsheet %s, and nothing is written", async (typed) => {
		const home = tempDir();
		const { exit, stdout, stderr } = await run(typed.split(" "), home);
		expect(stdout + stderr).toContain(
			`no-site  There is no site in ${home}: neither broadsheet.config.ts nor content/`,
		);
		expect([exit, list(home)]).toEqual([2, []]);
	});
	it.runIf(existsSync("/proc/self")).each([
		["new --root /proc --headline X", 2],
		["preview --root /proc --port 0", 2],
		["build --cache /proc/none/of/these", 3],
		["build --out /proc/none/of/these", 3],
		["init /proc/none --name X --language en --time-zone UTC --url https://x.example", 3],
	])("does not hang: broadsheet %s ends with %i", async (typed, exit) => {
		const home = tempDir();
		writeFiles(home, { "broadsheet.config.ts": "export default {};" });
		expect((await run(typed.split(" "), home)).exit).toBe(exit);
	});
});

describe("a wrong argument", () => {
	/** The arguments, the message, the suggestion, the help that it names. */
	it.each([
		["biuld", "Unknown command 'biuld'", "did you mean build?", ""],
		["previw", "Unknown command 'previw'", "did you mean preview?", ""],
		["serve", "Unknown command 'serve'", 'the command is "preview"', ""],
		["constructor", "Unknown command 'constructor'", "", ""],
		["xyzzy", "Unknown command 'xyzzy'", "", ""],
		["help biuld", "Unknown command 'biuld'", 'did you mean "build"?', ""],
		["help new liv", "Unknown command 'liv'", 'did you mean "live"?', "new"],
		["--verison", "Unknown option '--verison'", "did you mean --version?", ""],
		["-v", "Unknown option '-v'", "", ""],
		["build --draft", "Unknown option '--draft'", "did you mean --drafts?", "build"],
		["new --headlin x", "Unknown option '--headlin'", "did you mean --headline?", "new story"],
		["build -x", "Unknown option '-x'", "", "build"],
		["--record", "Unknown option '--record'", "it belongs to broadsheet build, broadsheet publish", ""],
		[
			"preview --jobs=2",
			"Unknown option '--jobs=2'",
			"it belongs to broadsheet build, broadsheet refresh and others",
			"preview",
		],
		[
			"init paper --root x",
			"Unknown option '--root'",
			"it belongs to broadsheet build, broadsheet refresh and others",
			"init",
		],
		[
			"check --format xml",
			"Option '--format <format>' argument 'xml' is invalid. Allowed choices are text, json, sarif, github.",
			"",
			"check",
		],
		[
			"build --jobs many",
			"Option '--jobs <number>' argument 'many' is invalid. It must be a whole number from 1 to 64.",
			"",
			"build",
		],
		["build --jobs", "Option '--jobs <number>' argument missing", "", "build"],
		["build --record --drafts", "Option '--record' cannot be used with option '--drafts'", "", "build"],
		[
			"build paper",
			"Too many arguments for 'build'. Expected 0 arguments but got 1.",
			"the folder of the site has a flag: --root <folder>",
			"build",
		],
		["init one two", "Too many arguments for 'init'. Expected 1 argument but got 2.", "", "init"],
		["init", "Missing required argument 'folder'", "", "init"],
		["completion", "Missing required argument 'shell'", "", "completion"],
		[
			"completion fihs",
			"Command-argument value 'fihs' is invalid for argument 'shell'. Allowed choices are bash, zsh, fish.",
			"",
			"completion",
		],
		["new autor", 'There is no kind of file called "autor"', 'did you mean "author"?', "new"],
	])("broadsheet %s", async (typed, what, hint, where) => {
		const home = tempDir();
		expect(await run(typed.split(" "), home)).toEqual({
			exit: 2,
			stdout: "",
			stderr: `${what}\n${hint && `  hint: ${hint}\n`}  help: broadsheet ${where && `${where} `}--help\n`,
		});
		expect(list(home)).toEqual([]);
	});
});

describe("help", () => {
	it("is printed if there is no command: to standard error, with the exit code 2, so that a script notices", async () => {
		const [none, asked] = [await run([]), await run(["--help"])];
		expect(none).toEqual({ exit: 2, stdout: "", stderr: asked.stdout });
		expect([asked.exit, asked.stderr]).toEqual([0, ""]);
	});

	it("of the program says where to start, and lists every command", async () => {
		const { stdout } = await run(["help"]);
		for (const command of COMMANDS) expect(stdout).toMatch(new RegExp(`^ {2}${command}\\b`, "m"));
		expect(stdout).toContain("\nStart here:\n  broadsheet init paper  make a new site\n");
	});

	it("has the exit codes of the documentation", async () => {
		const { stdout } = await run(["--help"]);
		const printed = [...stdout.slice(stdout.indexOf("Exit codes:")).matchAll(/^ {2}(\d+) +(\S.*)$/gm)];
		const page = readFileSync(join(REPOSITORY, "docs/configuration.md"), "utf8");
		const documented = [...page.slice(page.indexOf("### Exit codes")).matchAll(/^\| (\d+) \| (.*) \|$/gm)];
		const plain = (rows: readonly RegExpMatchArray[]) =>
			rows.map(([, code, text]) => `${code} ${text?.replaceAll("`", "")}`);
		expect(plain(printed)).toEqual(plain(documented));
		expect(printed.length).toBeGreaterThan(5);
	});

	it("prints the version with --version", async () => {
		const { exit, stdout } = await run(["--version"]);
		expect([exit, stdout]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
	});

	it.each(sample(5, [...COMMANDS, ...BELOW]))(
		"of %s has an example, is the same by either way, and is no wider than 80 columns",
		async (command) => {
			const words = command.split(" ");
			const [one, other] = await Promise.all([run([...words, "--help"]), run(["help", ...words])]);
			expect(other).toEqual(one);
			expect(one).toMatchObject({ exit: 0, stderr: "" });
			expect(one.stdout).toMatch(/\nExamples:\n(?: {2}# .*\n)? {2}broadsheet /);
			expect(one.stdout.split("\n").filter((line) => line.length > 80)).toEqual([]);
		},
	);

	it.skipIf(!hasScript)("is as wide as the terminal (skipped without `script` of util-linux)", async () => {
		const { screen } = await atTerminal(["--help"], [], REPOSITORY, {}, 60);
		expect(screen.split("\n").filter((line) => line.length > 60)).toEqual([]);
		expect(screen).toContain(
			"  5   a deploy failed, or a hub or a search engine did not\n      accept a notification\n",
		);
	});
});
