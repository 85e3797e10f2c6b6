/** Wraps the plugins of a site. A hook throws nothing but a `PluginError`: for any exception of the plugin, and for an invalid return value. */

import type { Plugin } from "../core/model.js";
import { hookSubject, PluginError, reasonOf } from "../core/plugin-error.js";
import type { Locate } from "./error-place.js";
import { guardRemark } from "./guard-remark.js";
import { HOOKS, type HookCheck, isPromise, isText } from "./hook-values.js";
import { withNewDocumentKeys } from "./renamed-keys.js";

type Call = (...values: never[]) => unknown;

const HOOK_HINT =
	"a hook returns its value at once: fetch what it needs before, with `await` at the top of broadsheet.config.ts";

export function guarded(plugin: Plugin, locate: Locate): Plugin {
	const guard = (hook: string, call: Call, check: HookCheck, self: object): Call => {
		const createError = (reason: string, thrown?: unknown, hint?: string) =>
			new PluginError(hookSubject(plugin.name, hook), reason, { place: locate(thrown, call), hint });
		return (...values) => {
			let value: unknown;
			try {
				value = call.apply(self, values);
				if (hook === "documents") value = withNewDocumentKeys(value, plugin.name);
			} catch (thrown) {
				throw createError(reasonOf(thrown), thrown);
			}
			const wrong = value === undefined || value === null ? undefined : check(value);
			if (wrong === undefined) return value;
			if (!isPromise(value)) throw createError(wrong);
			// The rejection of the promise is ignored, and nothing waits for it.
			value.then(undefined, () => {});
			throw createError(wrong, undefined, HOOK_HINT);
		};
	};
	const { serializers, remark } = plugin;
	const hooks = Object.entries(HOOKS).flatMap(([hook, check]) => {
		const call = plugin[hook as keyof typeof HOOKS] as Call | undefined;
		return call ? [[hook, guard(hook, call, check, plugin)] as const] : [];
	});
	const guardedSerializers = Object.entries(serializers ?? {}).map(
		([name, serialize]) => [name, guard("serializers", serialize as Call, isText, serializers as object)] as const,
	);
	return {
		...plugin,
		...Object.fromEntries(hooks),
		...(serializers && { serializers: Object.fromEntries(guardedSerializers) }),
		...(remark && { remark: guardRemark(remark, hookSubject(plugin.name, "remark"), locate) }),
	} as Plugin;
}
