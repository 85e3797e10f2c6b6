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
