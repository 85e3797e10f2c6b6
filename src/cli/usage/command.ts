/** The base class of all commands: adds examples and lists to the help, and prints usage errors like all other problems. */
import { Command, type ErrorOptions } from "commander";
import { usageError } from "./usage-errors.js";

export class BroadsheetCommand extends Command {
	override createCommand(name?: string): BroadsheetCommand {
		return new BroadsheetCommand(name);
	}

	/** Lines to copy, at the end of the help. A line that begins with `#` describes the next. */
	examples(...lines: readonly string[]): this {
		return this.addHelpText("after", ["", "Examples:", ...lines.map((line) => `  ${line}`)].join("\n"));
	}

	/** A list below the options of the help, as wide as the terminal. */
	section(title: string, items: readonly (readonly [term: string, text: string])[]): this {
		return this.addHelpText("after", ({ command, error }) => {
			const { getErrHelpWidth, getOutHelpWidth } = command.configureOutput();
			const helper = command.createHelp();
			helper.prepareContext({ error, helpWidth: (error ? getErrHelpWidth : getOutHelpWidth)?.() ?? 80 });
			const width = Math.max(...items.map(([term]) => term.length));
			const lines = items.map(([term, text]) => helper.formatItem(term, width, text, helper));
			return ["", title, ...lines].join("\n");
		});
	}

	/** All usage errors end here: commander's message is replaced by ours. */
	override error(message: string, options?: ErrorOptions): never {
		super.error(usageError(this, message, options?.code), options);
	}
}
