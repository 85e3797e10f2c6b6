/** Values of JSON whose form is not certain. */

export const record = (value: unknown): Readonly<Record<string, unknown>> =>
	typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
/** Trimmed; '' for anything that is neither a text nor a number. */
export const textOfValue = (value: unknown): string =>
	typeof value === "string" ? value.trim() : typeof value === "number" ? String(value) : "";

/** Undefined for a text that is not JSON. */
export function parseJson(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}

/** The object of a text; an empty one for any other text. */
export const parsedJson = (json: string): Readonly<Record<string, unknown>> => record(parseJson(json));
