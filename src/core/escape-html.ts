const ENTITIES: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

/** Most texts have none of them, and a test is faster than a replacement. */
const SPECIAL = /[&<>"']/;

/** Text → HTML text, fit for content and for quoted attributes. */
export const escapeHtml = (text: string): string =>
	SPECIAL.test(text) ? text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char) : text;
