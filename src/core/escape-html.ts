const ENTITIES: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

/** Most texts contain none of these characters, and a test is faster than a replacement. */
const SPECIAL = /[&<>"']/;

/** Escapes text for HTML content and quoted attributes. */
export const escapeHtml = (text: string): string =>
	SPECIAL.test(text) ? text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char) : text;
