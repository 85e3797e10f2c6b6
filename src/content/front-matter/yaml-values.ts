/** A YAML value as typed → the values that may be meant, as they must be written. */

/** The values that may be meant, as they must be written. */
export function* intendedValues(value: string): Generator<string> {
	const [, curly] = CURLY.exec(value) ?? [];
	if (curly !== undefined) yield /^[\d-]+(?: [\d:]+)?$|^(?:true|false)$/.test(curly) ? curly : yamlQuoted(curly);
	if (/^[[{]/.test(value)) yield* bracketed(value);
	const [mark = ""] = /^["']/.exec(value) ?? [];
	if (mark && !value.slice(1).includes(mark)) yield yamlQuoted(ELISION.test(value) ? value : value.slice(1));
	const inner = mark && value.length > 1 && value.endsWith(mark) ? withoutMarks(value, mark) : undefined;
	if (inner !== undefined) yield yamlQuoted(inner);
	if (!isSound(value)) yield yamlQuoted(value);
}
const CURLY = /^[“„‟]([^“„”]*)[”“‟]$/;
/** An apostrophe at the beginning: 'Tis, 'til, '90s, 's avonds. */
const ELISION = /^'(?:t|tis|twas|til|em|cause|n|s|\d\ds?)\b/i;
/** Whether a value can be written without quotation marks. */
const isSound = (value: string): boolean => !/^[#&*!|>%@`"'[{,\]}]|^[-?:](?:\s|$)|:(?:\s|$)|\s#/.test(value);

/** A list or map in brackets: closed, with straight quotation marks, and with items quoted if necessary. */
function* bracketed(value: string): Generator<string> {
	const straight = value.replace(/[“”„‟]/g, '"');
	const close = straight.startsWith("[") ? "]" : "}";
	const whole = straight.endsWith(close) ? straight : straight + close;
	yield whole;
	const item = (text: string) => {
		const [, key = "", rest = text] = (close === "}" && /^([\w-]+: +)(.*)$/.exec(text)) || [];
		const [first] = isSound(rest)
			? [rest]
			: rest.startsWith('"') && /^"[^"]*"$/.test(rest)
				? [rest]
				: intendedValues(rest);
		return key + first;
	};
	const [, start, inner = "", end] = /^(. *)(.*?)( *.)$/.exec(whole) ?? [];
	const items = inner.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/);
	yield `${start}${items.map((each) => item(each.trim())).join(", ")}${end}`;
	yield `${start}${inner
		.split(",")
		.map((each) => item(each.trim()))
		.join(", ")}${end}`;
}

/** `'It's over'` → `It's over`; undefined if the marks at both ends belong to two pairs, as in `"Hamlet" and "Lear"`. */
function withoutMarks(value: string, mark: string): string | undefined {
	const inner = value.slice(1, -1);
	const [first, last] = [inner.indexOf(mark), inner.lastIndexOf(mark)];
	const closes = first > 0 && !/[\s(–—]/.test(inner[first - 1] as string);
	const opens = last > first && /[\s(–—]/.test(inner[last - 1] as string) && /\S/.test(inner[last + 1] ?? "");
	if (closes && opens) return undefined;
	return mark === "'" ? inner.replaceAll("''", "'") : inner.replace(/\\(["\\])/g, "$1");
}

/** The text in quotation marks, with its own marks escaped. */
export function yamlQuoted(text: string): string {
	if (!/["\\]/.test(text)) return `"${text}"`;
	return text.includes("'") ? `"${text.replace(/["\\]/g, "\\$&")}"` : `'${text}'`;
}

/** What is wrong with a value. */
export function why(value: string): string {
	const [mark = ""] = /^["']/.exec(value) ?? [];
	if (/^[“„‟]|^[[{].*[“”„]/.test(value)) return "YAML takes straight quotation marks only";
	if (ELISION.test(value)) return "A value that begins with an apostrophe needs quotation marks";
	if (mark && !value.slice(1).includes(mark)) return "The quotation mark is never closed";
	if (mark && !value.slice(1, -1).includes(mark) && value.includes("\\"))
		return "Within double quotation marks a backslash begins an escape";
	if (mark) return `A ${mark === "'" ? "single" : "double"} quotation mark within the value ends it`;
	if (/^\[[^\]]*$|^\{[^}]*$/.test(value)) return "The bracket is never closed";
	if (value.startsWith("`")) return "A value that begins with a backtick needs quotation marks";
	if (/^[#@%&*!|>?-]/.test(value)) return `A value that begins with \`${value[0]}\` needs quotation marks`;
	if (/:(?: |$)/.test(value)) return "A value with a colon and a space needs quotation marks";
	if (/ #/.test(value)) return "The text after ` #` is a comment, not part of the value";
	return "The value needs quotation marks";
}
