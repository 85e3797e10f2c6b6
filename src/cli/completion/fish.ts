/** Completion for fish. */
import { type CompletionNode, commandPrefix, type Value, withValues } from "./spec.js";

/** A quoted word. */
const fishQuoted = (text: string): string => `'${text.replace(/[\\']/g, "\\$&")}'`;

/** The options that complete a value or an argument. */
const action = (value: Value): string =>
	value === "text" ? "" : ` -a ${fishQuoted(value === "folder" ? "(__fish_complete_directories)" : value.join(" "))}`;

function lines({ name, flags, commands, argument }: CompletionNode): string[] {
	const start = `complete -c broadsheet -n ${fishQuoted(`__broadsheet_at ${fishQuoted(name)}`)}`;
	return [
		...commands.map(({ word, about }) => `${start} -a ${word} -d ${fishQuoted(about)}`),
		...(argument ? [`${start}${action(argument)}`] : []),
		...flags.map(
			({ long, short, about, value }) =>
				`${start} -l ${long.slice(2)}${short ? ` -s ${short.slice(1)}` : ""}${value ? ` -x${action(value)}` : ""} -d ${fishQuoted(about)}`,
		),
	];
}

export function fishScript(places: readonly CompletionNode[]): string {
	const below = places.flatMap(({ name, commands }) => commands.map(({ word }) => fishQuoted(`${name} ${word}`)));
	const valued = withValues(places).map(({ name, flag }) => fishQuoted(`${name} ${flag.long}`));
	return `${commandPrefix("fish")}
function __broadsheet_at --description 'Is this the command before the cursor, flags and their values aside?'
	set -l at broadsheet
	set -l isValue no
	for word in (commandline -opc)[2..-1]
		if test $isValue = yes
			set isValue no
			continue
		end
		switch "$at $word"
			case ${below.join(" ")}
				set at "$at $word"
			case ${valued.join(" ")}
				set isValue yes
		end
	end
	test "$at" = "$argv[1]"
end
complete -c broadsheet -f
${places.flatMap(lines).join("\n")}
`;
}
