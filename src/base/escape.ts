const ENTITIES: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

/** Text → HTML text, fit for content and for quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);

/** HTML attribute text as a serialiser wrote it → plain text. Knows only the references that serialisers write. */
export const unescapeHtml = (html: string): string =>
	html.replace(/&(?:#x([0-9a-f]+)|(amp|lt|gt|quot));/gi, (all, hex: string | undefined, name: string | undefined) =>
		hex
			? String.fromCodePoint(Number.parseInt(hex, 16))
			: ({ amp: "&", lt: "<", gt: ">", quot: '"' }[name ?? ""] ?? all),
	);
