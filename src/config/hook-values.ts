/** What each slot of a plugin may return. */
import type { Plugin } from "../core/model.js";

/** Says what is wrong with a value. */
export type Check = (value: unknown) => string | undefined;
/** What a key must have, and how that is called. */
type Kind = readonly [name: string, is: (value: unknown) => boolean];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === "object" && value !== null && !Array.isArray(value);
export const isPromise = (value: unknown): value is PromiseLike<unknown> =>
	isObject(value) && typeof value.then === "function";

const TEXT: Kind = ["a text", (value) => typeof value === "string"];
const OBJECT: Kind = ["an object", isObject];
const BYTES: Kind = ["a Uint8Array", (value) => value instanceof Uint8Array];

const instead = (value: unknown, wanted: string): string => {
	const found = Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : `a ${typeof value}`;
	return `it returns ${isPromise(value) ? "a promise" : found} instead of ${wanted}`;
};
export const text: Check = (value) => (typeof value === "string" ? undefined : instead(value, "a text"));
const objectWith =
	(key: string, noun: string): Check =>
	(value) => {
		if (!isObject(value) || isPromise(value)) return instead(value, noun);
		return key in value ? undefined : `it returns an object without \`${key}\` instead of ${noun}`;
	};
const listOf =
	(noun: string, keys: Readonly<Record<string, Kind>>): Check =>
	(value) => {
		if (!Array.isArray(value)) return instead(value, `a list of ${noun}`);
		for (const [index, item] of value.entries()) {
			const name = `item ${index + 1} of the list that it returns`;
			if (!isObject(item)) return `${name} is no object`;
			for (const [key, [kind, is]] of Object.entries(keys))
				if (!is(item[key])) return `${name} needs \`${key}\`, ${kind}`;
		}
		return undefined;
	};

/** By slot. Nothing (`undefined` or `null`) may be returned by each of them. */
export const SLOTS = {
	article: objectWith("from", "an article"),
	edition: objectWith("articles", "an edition"),
	pages: listOf("pages", { url: TEXT, template: TEXT, view: OBJECT }),
	documents: listOf("documents", { url: TEXT, printer: TEXT }),
	structured: listOf("JSON-LD nodes", {}),
	html: text,
	files: listOf("files", { path: TEXT, bytes: BYTES }),
} as const satisfies Partial<Record<keyof Plugin, Check>>;
