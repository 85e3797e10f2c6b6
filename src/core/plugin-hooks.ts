import type { Plugin, Problem } from "./model.js";
import { type Called, hookSubject, pluginProblem } from "./plugin-error.js";

/** Calls a hook of a plugin. An exception is reported as a problem of the plugin, and `otherwise` is returned. */
export function callHook<T>(
	{ name }: Pick<Plugin, "name">,
	hook: string,
	call: () => T,
	otherwise: T,
	report: (problem: Problem) => void,
	called?: Called,
): T {
	try {
		return call();
	} catch (thrown) {
		report(pluginProblem(thrown, hookSubject(name, hook), called));
		return otherwise;
	}
}

/** The results of a hook of all plugins, in their order. */
export const collectHook = <T>(
	plugins: readonly Plugin[],
	hook: string,
	call: (plugin: Plugin) => readonly T[] | undefined,
	report: (problem: Problem) => void,
	called?: Called,
): T[] => plugins.flatMap((plugin) => callHook(plugin, hook, () => call(plugin) ?? [], [], report, called));
