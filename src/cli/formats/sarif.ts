import { RULES, type Rule } from "../../core/lint-rules.js";
import type { Problem } from "../../core/model.js";

/** Problems as SARIF 2.1.0 (OASIS, sections 3.13 to 3.30), for code hosts that show them next to the source. Columns count UTF-16 code units. */
export function sarif(problems: readonly Problem[]): object {
	const codes = [...new Set(problems.map(({ code }) => code))].sort();
	const rules: Readonly<Record<string, Rule>> = RULES;
	return {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [
			{
				tool: {
					driver: {
						name: "Broadsheet",
						rules: codes.map((id) => {
							const text = rules[id]?.doc;
							return { id, ...(text !== undefined && { shortDescription: { text } }) };
						}),
					},
				},
				columnKind: "utf16CodeUnits",
				originalUriBaseIds: { SITE: { description: { text: "The folder of the site" } } },
				results: problems.map((problem) => resultOf(problem, codes.indexOf(problem.code))),
			},
		],
	};
}

function resultOf({ code, severity, message, hint, place }: Problem, ruleIndex: number): object {
	const text = hint ? `${message} (${hint})` : message;
	const { path, line, column, length = 1 } = place ?? {};
	const region =
		line === undefined
			? undefined
			: { startLine: line, ...(column !== undefined && { startColumn: column, endColumn: column + length }) };
	const location =
		path === undefined
			? undefined
			: { artifactLocation: { uri: encodeURI(path), uriBaseId: "SITE" }, ...(region && { region }) };
	return {
		ruleId: code,
		ruleIndex,
		level: severity,
		message: { text },
		...(location && { locations: [{ physicalLocation: location }] }),
	};
}
