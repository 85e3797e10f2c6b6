/** Wraps the unified plugins of a site, so that they throw nothing but a `PluginError`. */

import type { RemarkPlugin } from "../core/model.js";
import { PluginError, reasonOf } from "../core/plugin-error.js";
import type { Locate } from "./error-place.js";
import { isPromise } from "./hook-values.js";

type Call = (this: unknown, ...values: unknown[]) => unknown;
/** Creates an error from a thrown value, or with its own reason. */
interface GuardedErrors {
	readonly thrown: (thrown: unknown) => PluginError;
	readonly invalid: (reason: string, hint?: string) => PluginError;
}
interface Node {
	readonly children?: readonly Node[];
}

/** A text with more levels than this is too deep for any recursive plugin, so the text is to blame. */
const DEEP = 500;
const REMARK_HINT =
	"the text of a story is read at once: fetch what the plugin needs before, with `await` at the top of broadsheet.config.ts";

/** Wraps the plugins and keeps their order. `subject` begins the message of an error. */
export function guardRemark(
	plugins: readonly RemarkPlugin[],
	subject: string,
	locate: Locate,
): readonly RemarkPlugin[] {
	// unified treats a plugin that is used twice as one plugin, so the wrapper must be the same as well.
	const known = new Map<Call, Call>();
	const once = (attach: Call): Call => {
		const found = known.get(attach) ?? guard(attach, collectErrors(attach, subject, locate));
		known.set(attach, found);
		return found;
	};
	return plugins.map((plugin) =>
		Array.isArray(plugin) ? [once(plugin[0] as Call), ...plugin.slice(1)] : once(plugin as Call),
	) as readonly RemarkPlugin[];
}

const collectErrors =
	(attach: Call, subject: string, locate: Locate) =>
	(transform: Call = attach): GuardedErrors => {
		const make = (reason: string, hint?: string, thrown?: unknown) =>
			new PluginError(subject, reason, { place: locate(thrown, transform) ?? locate(undefined, attach), hint });
		return {
			thrown: (thrown) => (thrown instanceof PluginError ? thrown : make(reasonOf(thrown), undefined, thrown)),
			invalid: make,
		};
	};

const guard = (attach: Call, errorsAt: (transform?: Call) => GuardedErrors): Call =>
	function (...options) {
		let transform: unknown;
		try {
			transform = attach.apply(this, options);
		} catch (thrown) {
			throw errorsAt().thrown(thrown);
		}
		if (typeof transform !== "function") return transform;
		const call = transform as Call;
		// unified looks at the number of parameters: a third one is a callback.
		return call.length > 2 ? guardCallback(call, errorsAt(call)) : guardReturn(call, errorsAt(call));
	};

const guardReturn = (transform: Call, errors: GuardedErrors): Call =>
	function (tree, file) {
		const value = run(transform, errors, this, [tree, file]);
		if (value === undefined || value === null) return value;
		if (value instanceof Error) throw errors.thrown(value);
		if (isPromise(value)) throw errors.invalid("it returns a promise instead of a tree", REMARK_HINT);
		if (typeof (value as { type?: unknown }).type === "string") return value;
		throw errors.invalid("it returns something other than a tree");
	};

const guardCallback = (transform: Call, errors: GuardedErrors): Call =>
	function (tree, file, next) {
		let isOver = false;
		const done = (cause: unknown, ...rest: unknown[]) => {
			if (isOver) return;
			isOver = true;
			(next as Call)(cause ? errors.thrown(cause) : cause, ...rest);
		};
		run(transform, errors, this, [tree, file, done]);
		if (isOver) return;
		isOver = true;
		throw errors.invalid("it finishes after it has returned", REMARK_HINT);
	};

function run(transform: Call, errors: GuardedErrors, self: unknown, values: [tree: unknown, ...unknown[]]): unknown {
	try {
		const value = transform.apply(self, values);
		// A promise is an error. Its own rejection is ignored, and nothing waits for it.
		if (isPromise(value)) value.then(undefined, () => {});
		return value;
	} catch (thrown) {
		if (thrown instanceof RangeError && isDeep(values[0] as Node)) throw thrown;
		throw errors.thrown(thrown);
	}
}

function isDeep(tree: Node): boolean {
	let level: readonly (Node | null)[] = [tree];
	for (let depth = 0; level.length > 0; depth++) {
		if (depth === DEEP) return true;
		level = level.flatMap((node) => node?.children ?? []);
	}
	return false;
}
