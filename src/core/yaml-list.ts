/** Texts as a single-line YAML list, for hints: `[Housing, "Quillhaven, Orm"]`. */
export const yamlList = (items: readonly string[]): string =>
	`[${items.map((item) => (/[,[\]{}"'#:&*!|>%@`]|^[-?] /.test(item) ? JSON.stringify(item) : item)).join(", ")}]`;
