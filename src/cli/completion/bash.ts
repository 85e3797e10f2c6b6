/** Completion for bash. Needs no other script and starts no program. */
import { type CompletionNode, commandPrefix, type Value, withValues } from "./spec.js";

/** The branches of a `case` statement: pattern and action. Patterns with the same action are joined. */
function cases(deeds: readonly (readonly [pattern: string, deed: string])[]): string {
	const patterns = new Map<string, string[]>();
	for (const [pattern, deed] of deeds) patterns.set(deed, [...(patterns.get(deed) ?? []), `"${pattern}"`]);
	return [...patterns].map(([deed, all]) => `${all.join(" | ")}) ${deed} ;;`).join("\n");
}

/** `--root --out` */
const spaced = (words: readonly string[]): string => `"${words.join(" ")}"`;

/** The command that completes a value. */
const offer = (value: Value | undefined): string =>
	value === undefined || value === "text" ? "" : value === "folder" ? "folder=yes" : `words=${spaced(value)}`;

/** The command before the cursor, and the flag whose value is being typed. bash splits `--root=paper` into three words. */
const walk = (places: readonly CompletionNode[]): string =>
	cases([
		...places.flatMap(({ name, commands }) =>
			commands.map(({ word }) => [`${name} ${word}`, 'at="$at $word"'] as const),
		),
		...withValues(places).map(
			({ name, flag }) =>
				[`${name} ${flag.long}`, 'flag=$word; [[ $next == "=" ]] && ((i++)); ((++i < COMP_CWORD)) && flag='] as const,
		),
	]);

const offers = (places: readonly CompletionNode[]): string =>
	cases([
		...places.map(({ name, flags, commands, argument }) => {
			const words = commands.length ? commands.map(({ word }) => word) : argument;
			return [name, `flags=${spaced(flags.map(({ long }) => long))} ${offer(words)}`.trim()] as const;
		}),
		...withValues(places).map(({ name, flag }) => [`${name} ${flag.long}`, offer(flag.value)] as const),
	]);

export const bashScript = (places: readonly CompletionNode[]): string => `${commandPrefix("bash")}
_broadsheet() {
	local IFS=$' \\t\\n' current=\${COMP_WORDS[COMP_CWORD]} at=broadsheet flag= flags= words= folder= i word next
	for ((i = 1; i < COMP_CWORD; i++)); do
		word=\${COMP_WORDS[i]} next=\${COMP_WORDS[i + 1]}
		case "$at $word" in
${walk(places)}
		esac
	done
	[[ $current == "=" ]] && current=
	case "$at\${flag:+ $flag}" in
${offers(places)}
	esac
	COMPREPLY=()
	if [[ $folder && $current != -* ]]; then
		IFS=$'\\n'
		compopt -o dirnames 2>/dev/null || COMPREPLY=($(compgen -d -- "$current"))
	else
		[[ $current == -* || ! $words ]] && words=$flags
		COMPREPLY=($(compgen -W "$words" -- "$current"))
	fi
}
complete -F _broadsheet broadsheet
`;
