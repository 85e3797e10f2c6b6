/** `broadsheet completion`: what a shell offers, tested in the shells themselves. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { run } from "./support/cli.js";
import { sample } from "./support/sample.js";
import { tempDir } from "./support/temp-dir.js";
import { commandAtTerminal, hasScript } from "./support/terminal.js";

const SHELLS = ["bash", "zsh", "fish"] as const;
type Shell = (typeof SHELLS)[number];
const has = Object.fromEntries(SHELLS.map((shell) => [shell, spawnSync(shell, ["--version"]).status === 0]));
for (const shell of SHELLS)
	if (!has[shell]) console.warn(`skipped: there is no ${shell} whose completion can be tried`);

/** A folder with a script for each shell, and two folders to choose from. */
const home = tempDir();
const fileOf = (shell: Shell): string => join(home, `broadsheet.${shell}`);
beforeAll(async () => {
	for (const name of ["paper one", "paper two", "letters"]) mkdirSync(join(home, name));
	for (const shell of SHELLS) {
		const { exit, stdout, stderr } = await run(["completion", shell], home);
		expect([exit, stderr]).toEqual([0, ""]);
		writeFileSync(fileOf(shell), stdout);
	}
});

const COMMANDS = "build refresh check preview deploy releases publish notify new init import completion help".split(
	" ",
);

/** The text before the Tab, and the offers. */
const OFFERS: readonly (readonly [typed: string, offered: readonly string[]])[] = [
	["broadsheet ", COMMANDS],
	["broadsheet re", ["refresh", "releases"]],
	["broadsheet --v", ["--version"]],
	["broadsheet build --for", ["--format"]],
	["broadsheet build --format ", ["text", "json"]],
	["broadsheet check --format s", ["sarif"]],
	["broadsheet build --format json --qui", ["--quiet"]],
	["broadsheet build --root build --dr", ["--drafts"]],
	["broadsheet build --at ", []],
	["broadsheet build --no", []],
	["broadsheet new ", ["story", "live", "page", "author", "help"]],
	["broadsheet new --sec", ["--section"]],
	["broadsheet new author --ro", ["--role", "--root"]],
	["broadsheet init --host n", ["netlify", "nginx", "none"]],
	["broadsheet completion ", ["bash", "zsh", "fish"]],
	["broadsheet help no", ["notify"]],
];

/** With Tabs, and the command that the shell then runs. */
const LINES = ["broadsheet prev\t--ro\tlet\t", "broadsheet check --format sa\t", "broadsheet new li\t--edi\t"];
const DONE = ["preview --root letters", "check --format sarif", "new live --edit"];
/** Types lines to a shell whose prompt is `READY`, and returns what it then ran; shells differ at `=` and a last slash. */
async function typed(shell: string, lines: readonly string[]): Promise<string[]> {
	const answers = [...lines.map((line) => `${line}\r`), "exit\r"].map((line) => ["READY ", line] as const);
	const { screen } = await commandAtTerminal(`timeout --foreground -k 1 120 ${shell}`, answers, home);
	return [...screen.matchAll(/^<(.*?) *>$/gm)].map(([, words = ""]) => words.replace("=", " ").replace(/\/$/, ""));
}

describe.skipIf(!has.bash)("bash (skipped where there is none)", () => {
	/** Words are split as in bash: at each `=` as well. */
	const offered = (typed: string): string[] => {
		const words = typed.split(/ |(=)/).filter((word) => word !== undefined);
		const asked =
			// biome-ignore lint/suspicious/noTemplateCurlyInString: it is a variable of bash.
			'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _broadsheet; printf "%s\\n" "${COMPREPLY[@]}"';
		const { stdout, stderr } = spawnSync("bash", ["--norc", "-c", asked, "bash", fileOf("bash"), ...words], {
			cwd: home,
		});
		expect(String(stderr)).toBe("");
		return String(stdout).split("\n").filter(Boolean);
	};

	it.each(sample(6, OFFERS))("offers after %s: %s", (typed, expected) => {
		expect(offered(typed).sort()).toEqual([...expected].sort());
	});

	it.each([
		["broadsheet build --format=", ["json", "text"]],
		["broadsheet build --format=js", ["json"]],
		["broadsheet build --format=json --dr", ["--drafts"]],
	])("offers after %s: %s", (typed, expected) => expect(offered(typed).sort()).toEqual(expected));

	it("offers folders where a folder is meant, whatever their names, and no files", () => {
		for (const typed of ["broadsheet build --root p", "broadsheet check --root=p", "broadsheet init p"])
			expect(offered(typed).sort()).toEqual(["paper one", "paper two"]);
		expect(offered("broadsheet build --root b")).toEqual([]);
	});

	it.skipIf(!hasScript)("completes what is typed at a terminal (skipped without `script` of util-linux)", async () => {
		const start = `PS1='READY '\nsource '${fileOf("bash")}'\nbroadsheet() { echo "<$*>"; }\n`;
		writeFileSync(join(home, ".bashrc"), start);
		expect(await typed(`bash --rcfile '${home}/.bashrc' -i`, LINES)).toEqual(DONE);
	});
});

describe.skipIf(!has.fish)("fish (skipped where there is none)", () => {
	const offered = (typed: string): string[] => {
		const asked = "source $argv[1]; complete -C $argv[2]";
		const { stdout, stderr } = spawnSync("fish", ["-N", "-c", asked, fileOf("fish"), typed], { cwd: home });
		expect(String(stderr)).toBe("");
		return String(stdout)
			.split("\n")
			.filter(Boolean)
			.map((line) => line.split("\t")[0] ?? "");
	};

	it.each(sample(6, OFFERS))("offers after %s: %s", (typed, expected) => {
		expect(offered(typed).sort()).toEqual([...expected].sort());
	});
	it("offers folders where a folder is meant", () => {
		expect(offered("broadsheet build --root let")).toEqual(["letters/"]);
		expect(offered("broadsheet init let")).toEqual(["letters/"]);
	});
});

describe.skipIf(!has.zsh || !hasScript)("zsh (skipped where there is none, or no `script` of util-linux)", () => {
	it("completes what is typed at a terminal", async () => {
		const start = `PS1='READY '\nautoload -Uz compinit\ncompinit -D -u\nsource '${fileOf("zsh")}'\nbroadsheet() { echo "<$*>" }\n`;
		writeFileSync(join(home, ".zshrc"), start);
		expect(await typed(`env ZDOTDIR='${home}' zsh -i`, LINES)).toEqual(DONE);
	});
});
