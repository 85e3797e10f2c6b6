/** Libraries that take long to load, and are loaded when they are first needed. */
import { createRequire } from "node:module";
import { outsideLimit } from "./time-limit.js";

const loaded = new Set<string>();

/**
 * `require` of the module at this URL, which loads a library outside of a time limit: a library whose loading is terminated stays half loaded for the rest
 * of the process.
 */
export function libraries(url: string): (name: string) => unknown {
	const load = createRequire(url);
	return (name) => {
		if (!loaded.has(name))
			outsideLimit(() => {
				load(name);
				loaded.add(name);
			});
		return load(name);
	};
}
