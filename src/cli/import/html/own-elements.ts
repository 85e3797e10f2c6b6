/**
 * HTML elements by which readers name what HTML has no element for. `html/handlers.ts` turns them into Markdown.
 *
 * - `<x-embed data-url="…">`: a page of another site to embed
 * - `<x-gallery>`: pictures side by side
 * - `<x-note data-title="…">`, `<x-box data-title="…">`, `<x-quote data-by="…">`: boxes
 * - `<x-file data-url="…">`: a film, a sound or another file, and its name
 */
import { escapeHtml } from "../../../core/escape-html.js";

export type OwnElement = "x-embed" | "x-gallery" | "x-note" | "x-box" | "x-quote" | "x-file";

/** The element as HTML. `data` are texts; `html` is what it contains. */
export function ownElement(name: OwnElement, data: Readonly<Record<string, string>> = {}, html = ""): string {
	const attributes = Object.entries(data).map(([key, value]) => (value ? ` data-${key}="${escapeHtml(value)}"` : ""));
	return `<${name}${attributes.join("")}>${html}</${name}>`;
}
