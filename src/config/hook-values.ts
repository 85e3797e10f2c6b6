/** Validates the return values of plugin hooks. */
import type { Plugin } from "../core/model.js";

/** Returns what is wrong with a value. */
export type HookCheck = (value: unknown) => string | undefined;
/** The type of a value, and its name for messages. */
type ValueKind = readonly [name: string, is: (value: unknown) => boolean];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === "object" && value !== null && !Array.isArray(value);
export const isPromise = (value: unknown): value is PromiseLike<unknown> =>
	isObject(value) && typeof value.then === "function";

const TEXT_VALUE: ValueKind = ["a text", (value) => typeof value === "string"];
const OBJECT_VALUE: ValueKind = ["an object", isObject];
const BYTES_VALUE: ValueKind = ["a Uint8Array", (value) => value instanceof Uint8Array];

const instead = (value: unknown, wanted: string): string => {
	const found = Array.isArray(value) ? "a list" : typeof value === "object" ? "an object" : `a ${typeof value}`;
	return `it returns ${isPromise(value) ? "a promise" : found} instead of ${wanted}`;
};
export const isText: HookCheck = (value) => (typeof value === "string" ? undefined : instead(value, "a text"));
const objectWith =
	(key: string, noun: string): HookCheck =>
	(value) => {
		if (!isObject(value) || isPromise(value)) return instead(value, noun);
		return key in value ? undefined : `it returns an object without \`${key}\` instead of ${noun}`;
	};
const isListOf =
	(noun: string, keys: Readonly<Record<string, ValueKind>>): HookCheck =>
	(value) => {
		if (!Array.isArray(value)) return instead(value, `a list of ${noun}`);
		for (const [index, item] of value.entries()) {
			const name = `item ${index + 1} of the list that it returns`;
			if (!isObject(item)) return `${name} is not an object`;
			for (const [key, [kind, is]] of Object.entries(keys))
				if (!is(item[key])) return `${name} needs \`${key}\`, ${kind}`;
		}
		return undefined;
	};

/** By hook. Every hook may return `undefined` or `null`. */
export const HOOKS = {
	article: objectWith("from", "an article"),
	edition: objectWith("articles", "an edition"),
	pages: isListOf("pages", { url: TEXT_VALUE, template: TEXT_VALUE, view: OBJECT_VALUE }),
	documents: isListOf("documents", { url: TEXT_VALUE, serializer: TEXT_VALUE }),
	structured: isListOf("JSON-LD nodes", {}),
	html: isText,
	files: isListOf("files", { path: TEXT_VALUE, bytes: BYTES_VALUE }),
} as const satisfies Partial<Record<keyof Plugin, HookCheck>>;
