/** Commands, and how they stand to one another. */
import type { Command } from "commander";

/** As it is typed: `broadsheet new live`. */
export const commandName = (command: Command): string =>
	command.parent ? `${commandName(command.parent)} ${command.name()}` : command.name();

/** The program that a command belongs to. */
export const rootOf = (command: Command): Command => (command.parent ? rootOf(command.parent) : command);

/** A command and all below it, in the order of the help. */
export const descendants = (command: Command): Command[] => [command, ...command.commands.flatMap(descendants)];

/** The command below this one that is meant where none is named. */
export function defaultSubcommand(command: Command): Command | undefined {
	// The library keeps the name without exposing it.
	const { _defaultCommandName: name } = command as unknown as { readonly _defaultCommandName?: string | null };
	return command.commands.find((each) => each.name() === name);
}
