/** Character references (CommonMark 0.31.2, section 2.5) that are common in prose. */
import { bail, type Cursor } from "./reader.js";

const REFERENCE = /&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z0-9]{1,31});/y;

const ENTITY_NAMES: ReadonlyMap<string, string> = new Map([
	["amp", "&"],
	["lt", "<"],
	["gt", ">"],
	["quot", '"'],
	["nbsp", "\u00a0"],
	["copy", "\u00a9"],
	["reg", "\u00ae"],
	["ndash", "\u2013"],
	["mdash", "\u2014"],
	["lsquo", "\u2018"],
	["rsquo", "\u2019"],
	["ldquo", "\u201c"],
	["rdquo", "\u201d"],
	["hellip", "\u2026"],
	["eacute", "\u00e9"],
]);

/** The character named at `at`; undefined if the "&" is text. */
export function reference(reader: Cursor, at: number): { readonly value: string; readonly end: number } | undefined {
	const found = reader.match(REFERENCE, at);
	if (!found) return undefined;
	return { value: characterOf(found[1] as string) ?? bail(), end: at + found[0].length };
}

/** Only numbers between the control characters and the surrogates, which are never replaced. */
function characterOf(name: string): string | undefined {
	if (!name.startsWith("#")) return ENTITY_NAMES.get(name);
	const code = /^#[xX]/.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
	return code >= 0xa0 && code < 0xd800 ? String.fromCharCode(code) : undefined;
}
