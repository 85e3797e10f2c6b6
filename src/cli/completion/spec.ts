/** The commands and flags of the program, for completion scripts. */
import type { Command, Option } from "commander";
import { commandName, defaultSubcommand, descendants } from "../usage/command-tree.js";

/** The possible values: folders, one of these words, or anything. */
export type Value = "folder" | "text" | readonly string[];
export interface Flag {
	/** Such as `--help`. */
	readonly long: string;
	/** Such as `-h`. */
	readonly short: string | undefined;
	readonly about: string;
	/** Undefined if the flag takes no value. */
	readonly value: Value | undefined;
}
/** A command and what can follow it. */
export interface CompletionNode {
	/** Such as `broadsheet new live`. */
	readonly name: string;
	/** Its subcommands by their last word. */
	readonly commands: readonly { readonly word: string; readonly about: string }[];
	readonly flags: readonly Flag[];
	/** Its argument; undefined if it takes none. */
	readonly argument: Value | undefined;
}

/** All commands of a program. A command with a default subcommand also has the flags of that subcommand. */
export function completionNodes(program: Command): readonly CompletionNode[] {
	return descendants(program).map((command): CompletionNode => {
		const [argument] = command.registeredArguments;
		const flags = [defaultSubcommand(command), command].flatMap((each) => (each ? flagsOf(each) : []));
		return {
			name: commandName(command),
			commands: commandsBelow(command),
			flags: [...new Map(flags.map((flag) => [flag.long, flag])).values()],
			argument:
				argument?.name() === "command"
					? commandsBelow(program).map(({ word }) => word)
					: argument && valueBy(`<${argument.name()}>`, argument.argChoices),
		};
	});
}

const commandsBelow = (command: Command): CompletionNode["commands"] =>
	command
		.createHelp()
		.visibleCommands(command)
		.map((each) => ({ word: each.name(), about: each.description() }));

const flagsOf = (command: Command): Flag[] =>
	command
		.createHelp()
		.visibleOptions(command)
		.flatMap(({ long, short, description, flags, argChoices }: Option) =>
			long ? [{ long, short, about: description, value: valueBy(flags, argChoices) }] : [],
		);

/** Derived from the word in angle brackets, as in `--root <folder>`. */
const valueBy = (flags: string, choices: readonly string[] | undefined): Value | undefined =>
	choices ?? (flags.includes("<folder>") ? "folder" : flags.includes("<") ? "text" : undefined);

/** Each flag that takes a value, with its command. */
export const withValues = (
	places: readonly CompletionNode[],
): readonly { readonly name: string; readonly flag: Flag }[] =>
	places.flatMap(({ name, flags }) => flags.flatMap((flag) => (flag.value ? [{ name, flag }] : [])));

/** The first line of each script. */
export const commandPrefix = (shell: string): string =>
	`# Completion of broadsheet for ${shell}. Generate it again after an update: broadsheet completion ${shell}`;
