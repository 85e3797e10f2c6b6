/** Completion for zsh: one function per command, as `compsys` expects. */
import { type CompletionNode, commandPrefix, type Flag, type Value } from "./spec.js";

/** A quoted word. */
const zshQuoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
/** In `_arguments` and `_describe`, colons and brackets end a description. */
const zshPlain = (text: string): string => text.replace(/[\\:[\]]/g, "\\$&");

const functionOf = (name: string): string => `_${name.replaceAll(" ", "_")}`;

/** The end of an `_arguments` specification that completes a value. */
const action = (value: Value): string =>
	value === "folder" ? "folder:_files -/" : value === "text" ? "value: " : `value:(${value.join(" ")})`;

const flagLine = ({ long, short, about, value }: Flag): string => {
	const text = `[${zshPlain(about)}]${value ? `:${action(value)}` : ""}`;
	const name = value ? `${long}=` : long;
	return short ? `'(${short} ${long})'{${short},${name}}${zshQuoted(text)}` : zshQuoted(`${name}${text}`);
};

function body({ name, flags, commands, argument }: CompletionNode): string {
	const lines = flags.map(flagLine);
	if (commands.length === 0)
		return `${functionOf(name)}() {
	${["_arguments", ...lines, ...(argument ? [zshQuoted(`1:${action(argument)}`)] : [])].join(" \\\n\t\t")}
}`;
	return `${functionOf(name)}() {
	local curcontext=$curcontext context state state_descr line
	typeset -A opt_args
	${["_arguments -C", ...lines, "'1: :->command'", "'*:: :->rest'"].join(" \\\n\t\t")}
	case $state in
	command)
		local -a commands=(
${commands.map(({ word, about }) => `\t\t\t${zshQuoted(`${zshPlain(word)}:${zshPlain(about)}`)}`).join("\n")}
		)
		_describe command commands
		;;
	rest)
		(($+functions[${functionOf(name)}_$words[1]])) && ${functionOf(name)}_$words[1]
		;;
	esac
}`;
}

export const zshScript = (places: readonly CompletionNode[]): string => `#compdef broadsheet
${commandPrefix("zsh")}
${places.map(body).join("\n")}

# A file of $fpath is the function itself, which is called for the first time now; elsewhere it is made known.
if [[ $funcstack[1] == _broadsheet ]]; then
	_broadsheet "$@"
else
	compdef _broadsheet broadsheet
fi
`;
