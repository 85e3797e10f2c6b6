/** `broadsheet completion`: prints a shell completion script, generated from the commands and flags. The script starts no program. */
import { Argument } from "commander";
import { bashScript } from "../completion/bash.js";
import { fishScript } from "../completion/fish.js";
import { type CompletionNode, completionNodes } from "../completion/spec.js";
import { zshScript } from "../completion/zsh.js";
import type { BroadsheetCommand } from "../usage/command.js";

const SCRIPTS: Readonly<Record<string, (places: readonly CompletionNode[]) => string>> = {
	bash: bashScript,
	zsh: zshScript,
	fish: fishScript,
};

export function addCompletion(program: BroadsheetCommand): void {
	program
		.command("completion")
		.description("print the completion script for your shell")
		.addArgument(new Argument("<shell>", "the shell").choices(Object.keys(SCRIPTS)))
		.examples(
			"# bash: once",
			"broadsheet completion bash > ~/.broadsheet-completion.bash",
			"echo '. ~/.broadsheet-completion.bash' >> ~/.bashrc",
			"# zsh: once, into a folder of $fpath",
			'broadsheet completion zsh > "$fpath[1]/_broadsheet"',
			"# fish: once",
			"broadsheet completion fish > ~/.config/fish/completions/broadsheet.fish",
		)
		.action((shell: string) => void process.stdout.write(SCRIPTS[shell]?.(completionNodes(program)) ?? ""));
}
