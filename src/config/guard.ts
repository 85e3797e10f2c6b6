/** The plugins of a site. A slot throws nothing but a `PluginError`: for whatever the plugin throws, and for a value that the slot must not return. */

import type { Plugin } from "../core/model.js";
import { hookSubject, PluginError, reasonOf } from "../core/plugin-error.js";
import type { Locate } from "./error-place.js";
import { guardRemark } from "./guard-remark.js";
import { HOOKS, type HookCheck, isPromise, isText } from "./hook-values.js";

type Call = (...values: never[]) => unknown;

const HOOK_HINT =
	"a slot returns its value at once: fetch what it needs before, with `await` at the top of broadsheet.config.ts";

export function guarded(plugin: Plugin, locate: Locate): Plugin {
	const guard = (slot: string, call: Call, check: HookCheck, self: object): Call => {
		const fault = (reason: string, thrown?: unknown, hint?: string) =>
			new PluginError(hookSubject(plugin.name, slot), reason, { place: locate(thrown, call), hint });
		return (...values) => {
			let value: unknown;
			try {
				value = call.apply(self, values);
			} catch (thrown) {
				throw fault(reasonOf(thrown), thrown);
			}
			const wrong = value === undefined || value === null ? undefined : check(value);
			if (wrong === undefined) return value;
			if (!isPromise(value)) throw fault(wrong);
			// Its own failure adds nothing, and nothing else waits for it.
			value.then(undefined, () => {});
			throw fault(wrong, undefined, HOOK_HINT);
		};
	};
	const { printers, remark } = plugin;
	const slots = Object.entries(HOOKS).flatMap(([slot, check]) => {
		const call = plugin[slot as keyof typeof HOOKS] as Call | undefined;
		return call ? [[slot, guard(slot, call, check, plugin)] as const] : [];
	});
	const guardedPrinters = Object.entries(printers ?? {}).map(
		([name, print]) => [name, guard("printers", print as Call, isText, printers as object)] as const,
	);
	return {
		...plugin,
		...Object.fromEntries(slots),
		...(printers && { printers: Object.fromEntries(guardedPrinters) }),
		...(remark && { remark: guardRemark(remark, hookSubject(plugin.name, "remark"), locate) }),
	} as Plugin;
}
