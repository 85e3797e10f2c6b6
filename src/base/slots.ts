import type { Place, Plugin, Problem } from "../model.js";
import { error } from "./problem.js";

/** Calls a slot of a plugin. What it throws is the fault of the plugin: a problem that names it, and `otherwise` as the value. */
export function callSlot<T>(
	{ name }: Pick<Plugin, "name">,
	slot: string,
	call: () => T,
	otherwise: T,
	report: (problem: Problem) => void,
	place?: Place,
): T {
	try {
		return call();
	} catch (thrown) {
		const reason = thrown instanceof Error ? thrown.message : String(thrown);
		report(error("plugin-fault", `The plugin "${name}" fails in its slot \`${slot}\`: ${reason}`, place));
		return otherwise;
	}
}

/** What a slot of all plugins brings, in their order. */
export const bringAll = <T>(
	plugins: readonly Plugin[],
	slot: string,
	call: (plugin: Plugin) => readonly T[] | undefined,
	report: (problem: Problem) => void,
): T[] => plugins.flatMap((plugin) => callSlot(plugin, slot, () => call(plugin) ?? [], [], report));
