/** The files in which people write. */
import type { Path } from "./scalars.js";

/** The form of a text: Markdown, Markdown with components, or HTML. */
export type TextForm = "markdown" | "mdx" | "html";

const EXTENSION = /\.(?:md|markdown|(mdx)|(html?))$/i;

/** Undefined for a file that is not text. An HTML file is one only if it has front matter. */
export function textFormOf(path: Path): TextForm | undefined {
	const [extension, mdx, html] = EXTENSION.exec(path) ?? [];
	return extension === undefined ? undefined : mdx ? "mdx" : html ? "html" : "markdown";
}

/** Whether the name is that of a text. */
export const isTextFile = (path: Path): boolean => /^(?:markdown|mdx)$/.test(textFormOf(path) ?? "");
