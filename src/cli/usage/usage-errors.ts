/** Usage errors: what is wrong, a suggestion, and where to look. */
import type { Command } from "commander";
import { didYouMean } from "../../core/closest-match.js";
import { commandName, descendants, rootOf } from "./command-tree.js";

type UsageError = readonly [what: string, hint?: string | undefined];

/** By commander's error code: a pattern for its message, and our message. `found` is what the groups of the pattern match. */
const USAGE_ERRORS: Readonly<Record<string, readonly [RegExp, (command: Command, ...found: string[]) => UsageError]>> =
	{
		"commander.unknownCommand": [
			/^error: unknown command '(.*?)'$/s,
			(command, name) => [
				`There is no command "${name}"`,
				didYouMean(
					SYNONYMS.get(name) ?? name,
					command.commands.map((each) => each.name()),
				),
			],
		],
		"commander.unknownOption": [
			/^error: unknown option '(.*?)(?:=.*)?'$/s,
			(command, flag) => [`${commandName(command)} has no option ${flag}`, optionMeant(command, flag)],
		],
		"commander.optionMissingArgument": [
			/^error: option '(.*?)' argument missing$/s,
			(command, flags) => [`${longFlag(flags)} has no value`, `${flags}: ${optionBy(command, flags)?.description}`],
		],
		"commander.invalidArgument": [
			/^error: (?:option '(.*?)' argument|command-argument value) '(.*?)' is invalid(?: for argument '(.*?)')?\. (.*)$/s,
			(command, flags, value, argument, why) => {
				const known = (flags ? optionBy(command, flags) : argumentBy(command, argument))?.argChoices;
				const what = `${flags ? longFlag(flags) : `<${argument}>`} cannot be "${value}"`;
				return [what, known ? (didYouMean(value, known) ?? oneOf(known)) : why];
			},
		],
		"commander.missingArgument": [
			/^error: missing required argument '(.*?)'$/s,
			(command, name) => {
				const known = argumentBy(command, name)?.argChoices;
				return [`${commandName(command)} needs a <${name}>`, known && oneOf(known)];
			},
		],
		"commander.excessArguments": [
			/^error: too many arguments/,
			(command) => {
				const isSite = !command.parent?.parent && command.options.some(({ long }) => long === "--root");
				return [
					`${commandName(command)} does not take "${command.args[command.registeredArguments.length]}"`,
					isSite ? "the folder of the site has a flag: --root <folder>" : undefined,
				];
			},
		],
		"commander.conflictingOption": [
			/^error: option '(.*?)' cannot be used with option '(.*?)'$/s,
			(_, one, other) => [`${longFlag(one)} and ${longFlag(other)} exclude each other`],
		],
	};
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

/** Commander's message in Broadsheet's words; an unknown message stays as it is. */
export function usageError(command: Command, sentence: string, code = ""): string {
	const [pattern, tell] = USAGE_ERRORS[code] ?? [];
	const found = pattern?.exec(sentence);
	const [what, hint] = found && tell ? tell(command, ...found.slice(1)) : [sentence.replace(/^error: /, "")];
	return [what, ...(hint ? [`  hint: ${hint}`] : []), `  help: ${commandName(command)} --help`].join("\n");
}

/** A suggestion for an unknown option: an option of another command, or a similar one of this command. */
function optionMeant(command: Command, flag: string): string | undefined {
	const owners = descendants(rootOf(command)).filter(({ options }) =>
		options.some(({ long, short }) => flag === long || flag === short),
	);
	if (owners.length)
		return `it belongs to ${owners.slice(0, 2).map(commandName).join(", ")}${owners.length > 2 ? " and others" : ""}`;
	const options = command.createHelp().visibleOptions(command);
	if (flag.startsWith("--"))
		return didYouMean(
			flag,
			options.flatMap(({ long }) => long ?? []),
		);
	const short = options.find((option) => option.short?.toLowerCase() === flag.toLowerCase())?.short;
	return short && `did you mean "${short}"?`;
}

/** An option by its flags, as commander prints them: `--format <format>`. */
const optionBy = (command: Command, flags: string) => command.options.find((option) => option.flags === flags);
const argumentBy = (command: Command, name: string) =>
	command.registeredArguments.find((argument) => argument.name() === name);
/** `--format <format>` → `--format` */
const longFlag = (flags: string): string => flags.replace(/^.*?(--[\w-]+).*$/, "$1");

/** `it is bash, zsh or fish` */
const oneOf = (values: readonly string[]): string =>
	`it is ${[values.slice(0, -1).join(", "), values.at(-1)].join(" or ")}`;
