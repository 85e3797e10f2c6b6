/** Relations between commands. */
import type { Command } from "commander";

/** As typed: `broadsheet new live`. */
export const commandName = (command: Command): string =>
	command.parent ? `${commandName(command.parent)} ${command.name()}` : command.name();

/** The root of a command. */
export const rootOf = (command: Command): Command => (command.parent ? rootOf(command.parent) : command);

/** A command and all commands below it, in the order of the help. */
export const descendants = (command: Command): Command[] => [command, ...command.commands.flatMap(descendants)];

/** The subcommand that runs if none is named. */
export function defaultSubcommand(command: Command): Command | undefined {
	// commander stores the name without exposing it.
	const { _defaultCommandName: name } = command as unknown as { readonly _defaultCommandName?: string | null };
	return command.commands.find((each) => each.name() === name);
}
