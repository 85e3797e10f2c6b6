/** Usage errors: commander's sentence with its suggestion, a hint where Broadsheet knows more, and where to look. */
import type { Command } from "commander";
import { commandName, descendants, rootOf } from "./command-tree.js";

/** Commands of other generators. */
const SYNONYMS: ReadonlyMap<string, string> = new Map([
	["serve", "preview"],
	["server", "preview"],
	["dev", "preview"],
	["watch", "preview"],
	["generate", "build"],
	["lint", "check"],
	["create", "new"],
]);

/** Hints by commander's error code. `word` is what its sentence quotes first. */
const HINTS: Readonly<Record<string, (command: Command, word: string) => string | undefined>> = {
	"commander.unknownCommand": (_, word) => {
		const meant = SYNONYMS.get(word);
		return meant && `the command is "${meant}"`;
	},
	"commander.unknownOption": (command, word) => {
		const flag = word.replace(/=.*$/s, "");
		const owners = descendants(rootOf(command)).filter(({ options }) => options.some(({ long }) => long === flag));
		if (owners.length === 0) return undefined;
		return `it belongs to ${owners.slice(0, 2).map(commandName).join(", ")}${owners.length > 2 ? " and others" : ""}`;
	},
	"commander.excessArguments": (command) =>
		command.options.some(({ long }) => long === "--root")
			? "the folder of the site has a flag: --root <folder>"
			: undefined,
};

/** The text that is printed. `sentence` is commander's, which may end with a suggestion on a line of its own. */
export function usageError(command: Command, sentence: string, code = ""): string {
	const [what = "", suggestion] = sentence.replace(/^error: /, "").split(/\n\((.*)\)$/s);
	const word = /'(.*?)'/s.exec(what)?.[1] ?? "";
	const hint = HINTS[code]?.(command, word) ?? suggestion?.replace(/^D/, "d");
	return [
		what.charAt(0).toUpperCase() + what.slice(1),
		...(hint ? [`  hint: ${hint}`] : []),
		`  help: ${commandName(command)} --help`,
	].join("\n");
}
