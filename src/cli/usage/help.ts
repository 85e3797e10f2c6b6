/** Help about the program as a whole: first steps, exit codes, and `broadsheet help`. */
import type { Command } from "commander";
import { didYouMean } from "../../core/closest-match.js";
import type { BroadsheetCommand } from "./command.js";

/** The commands that most users need, in the order in which they need them. */
const START = [
	["broadsheet init paper", "make a new site"],
	["broadsheet preview", "see it in a browser, and every change as you save it"],
	["broadsheet new", "create a story"],
	["broadsheet build", "build the site into dist/"],
	["broadsheet deploy", "put it where readers see it"],
] as const;

/** Also in docs/configuration.md. */
const EXITS = [
	["0", "all is well; there may be warnings"],
	["1", "problems in content or templates"],
	["2", "a wrong command, option or configuration; questions that were not answered"],
	["3", "input or output: the disk, a port, an editor that fails"],
	["4", "another build or deploy is using the same cache, output folder or target"],
	["5", "a deploy failed, or a hub or a search engine did not accept a notification"],
	["70", "a bug in Broadsheet"],
] as const;

export function addHelp(program: BroadsheetCommand): void {
	program.section("Start here:", START).section("Exit codes:", EXITS);
	// Commander's own `help` prints the help of the program for an unknown command.
	program
		.helpCommand(false)
		.command("help [command...]")
		.description("show the help of a command")
		.examples("broadsheet help build", "broadsheet help new live")
		.action((words: readonly string[]) => {
			let found: Command = program;
			for (const word of words) found = found.commands.find((each) => each.name() === word) ?? unknown(found, word);
			found.help();
		});
}

/** Commander has this error for words that are run, not for those of a help. */
function unknown(command: Command, word: string): never {
	const similar = didYouMean(
		word,
		command.commands.map((each) => each.name()),
	);
	return command.error(`error: unknown command '${word}'${similar === undefined ? "" : `\n(${similar})`}`, {
		code: "commander.unknownCommand",
	});
}
