/** Commands, and how they stand to one another. */
import type { Command } from "commander";

/** As it is typed: `broadsheet new live`. */
export const nameOf = (command: Command): string =>
	command.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();

/** The program that a command belongs to. */
export const programOf = (command: Command): Command => (command.parent ? programOf(command.parent) : command);

/** A command and all below it, in the order of the help. */
export const familyOf = (command: Command): Command[] => [command, ...command.commands.flatMap(familyOf)];

/** The command below this one that is meant where none is named. */
export function standardOf(command: Command): Command | undefined {
	// The library keeps the name, and tells it nobody.
	const { _defaultCommandName: name } = command as unknown as { readonly _defaultCommandName?: string | null };
	return command.commands.find((each) => each.name() === name);
}
