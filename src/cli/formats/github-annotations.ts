import type { Problem } from "../../core/model.js";

/** Problems as workflow commands of GitHub, one per line (docs.github.com, "Workflow commands for GitHub Actions", `error` and `warning`). */
export const githubAnnotations = (problems: readonly Problem[]): string[] =>
	problems.map(({ severity, code, message, place, hint }) => {
		const { path, line, column, length = 1 } = place ?? {};
		const end = column === undefined ? undefined : column + length;
		const values = { file: path, line, col: column, endColumn: end, title: code };
		const properties = Object.entries(values).flatMap(([name, value]) =>
			value === undefined ? [] : `${name}=${property(String(value))}`,
		);
		return `::${severity} ${properties.join(",")}::${data(hint ? `${message}\n${hint}` : message)}`;
	});

/** Escaped as in GitHub's toolkit (actions/toolkit, packages/core/src/command.ts). */
const data = (text: string): string => text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
const property = (text: string): string => data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
