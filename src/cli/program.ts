/** Parses argv and runs one command, whose modules are loaded then. Only this file and `main.ts` know argv and exit codes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Command, CommanderError, Option } from "commander";
import { PACKAGE_DIR } from "../core/locations.js";
import { addCompletion } from "./commands/completion.js";
import { addDeploy } from "./commands/deploying.js";
import { BroadsheetCommand } from "./usage/command.js";
import { addHelp } from "./usage/help.js";
import { instantOption, integerOption } from "./usage/option-parsers.js";
import { addImport } from "./usage/register-import.js";
import { addInit, addNew } from "./usage/register-scaffold.js";

const { version } = JSON.parse(readFileSync(join(PACKAGE_DIR, "package.json"), "utf8")) as {
	version: string;
};

let exitCode = 0;
const exit = (code: number): void => {
	exitCode = code;
};

const program = new BroadsheetCommand("broadsheet")
	.description("Builds a complete news site from a folder of articles.")
	.version(version, "-V, --version", "print the version")
	.helpOption("-h, --help", "show this help")
	.configureHelp({ minWidthToWrap: 20 })
	.exitOverride();

const urlOption = () =>
	new Option(
		"--url <url>",
		"the address of the site, with its path (default: BROADSHEET_URL, else that of the configuration)",
	);

const site = <C extends Command>(command: C): C =>
	command
		.option("--root <folder>", "the folder of the site", ".")
		.option("--out <folder>", "where the site is written", "dist")
		.option("--cache <folder>", "where the cache is kept", ".broadsheet")
		.addOption(urlOption());

site(program.command("build").description("build the site"))
	.option("--at <instant>", "build as of this instant, such as 2026-11-18T07:30:00Z (default: now)", instantOption)
	.option("--drafts", "publish drafts and embargoed stories too; never for readers")
	.option("--clean", "clear the cache first")
	.option("--quarantine", "publish the rest when a story has an error; its old page stays")
	.option("--allow-shrink", "publish even if all stories or more than a third of the pages would be removed")
	.addOption(new Option("--record", "record in content/published.json what is published now").conflicts("drafts"))
	.option("--why <url>", "say why the page at this URL was rendered or reused, such as /news/")
	.option("--jobs <number>", "threads (default: one for each processor)", integerOption(1, 64))
	.option("--quiet", "print problems only")
	.addOption(new Option("--format <format>", "how the report is printed").choices(["text", "json"]).default("text"))
	.examples(
		"broadsheet build",
		"# tomorrow's paper, to look at",
		"broadsheet build --at 2026-12-01T06:00:00Z --out tomorrow",
		"# why was the page of this section rendered again?",
		"broadsheet build --why /news/",
	)
	.action(async (options) => exit(await (await import("./commands/build.js")).runBuild(options)));

site(program.command("refresh").description("publish scheduled changes since the last build, and nothing else"))
	.option("--at <instant>", "as of this instant (default: now)", instantOption)
	.option("--quarantine", "as for a build: publish the rest when a story has an error")
	.option("--allow-shrink", "as for a build: publish even if most pages would be removed")
	.option("--jobs <number>", "threads (default: one for each processor)", integerOption(1, 64))
	.option("--quiet", "print problems only")
	.addOption(new Option("--format <format>", "how the report is printed").choices(["text", "json"]).default("text"))
	.examples("# every five minutes", "broadsheet refresh --quiet && rsync -a --delete dist/ host:/var/www")
	.action(async (options) => exit(await (await import("./commands/build.js")).runBuild({ ...options, refresh: true })));

program
	.command("check")
	.description("report the problems of a build and of the rules for editors; write nothing")
	.option("--root <folder>", "the folder of the site", ".")
	.option("--at <instant>", "check as of this instant (default: now)", instantOption)
	.addOption(urlOption())
	.option("--published", "report published texts that have changed without an update or a correction")
	.addOption(
		new Option("--format <format>", "how problems are printed")
			.choices(["text", "json", "sarif", "github"])
			.default("text"),
	)
	.examples(
		"broadsheet check",
		"# as annotations of a workflow on GitHub",
		"broadsheet check --format github",
		"# for a program that reads SARIF",
		"broadsheet check --format sarif > problems.sarif",
	)
	.action(async (options) => exit(await (await import("./commands/check.js")).runCheck(options)));

site(program.command("preview").description("show the site on this machine, up to date with every save"))
	.option("--port <number>", "the port", integerOption(0, 65535), 4000)
	.option("--drafts", "show drafts and embargoed stories too")
	.option("--editor <scheme>", "the editor for links in errors that the browser shows: vscode, cursor, zed …", "vscode")
	.examples(
		"broadsheet preview",
		"# with drafts, on another port, with Zed as the editor",
		"broadsheet preview --drafts --port 4001 --editor zed",
	)
	.action(async (options) => exit(await (await import("./commands/preview.js")).runPreview(options)));

site(program.command("notify").description("notify hubs and search engines of what has changed since the last time"))
	.option("--dry-run", "show what would be sent, and send nothing")
	.addOption(new Option("--format <format>", "format of the output").choices(["text", "json"]).default("text"))
	.examples(
		"# after the site has been deployed",
		"broadsheet build && rsync -a --delete dist/ host:/var/www && broadsheet notify",
	)
	.action(async (options) => exit(await (await import("./commands/notify.js")).runNotify(options)));

addDeploy(program, site, exit);
addNew(program, instantOption, exit);
addInit(program, exit);
addImport(program, exit);
addCompletion(program);
addHelp(program);

// A reader may close the pipe, as in `broadsheet check | head`: then the remaining output is dropped.
process.stdout.on("error", (cause: NodeJS.ErrnoException) => {
	if (cause.code !== "EPIPE") throw cause;
});

/** Runs the command that `argv` names, without the names of Node and the script. Returns the exit code; one command at a time. */
export async function runCommandLine(argv: readonly string[]): Promise<number> {
	exitCode = 0;
	await program.parseAsync(argv, { from: "user" }).catch((cause: unknown) => {
		if (!(cause instanceof CommanderError)) throw cause;
		exitCode = cause.exitCode === 0 ? 0 : 2;
	});
	return exitCode;
}
