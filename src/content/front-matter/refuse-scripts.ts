import type { Problem } from "../../core/model.js";
import { error } from "../../core/problem.js";
import type { Yaml } from "./yaml.js";

/** No unknown key may contain a script URL: templates and plugins may render its value as a link. */
export function refuseScripts(value: Yaml, key: string, problems: Problem[]): void {
	if (value.kind === "list") for (const item of value.items) refuseScripts(item, key, problems);
	else if (value.kind === "map") for (const entry of value.entries.values()) refuseScripts(entry.value, key, problems);
	else if (
		value.text.includes(":") &&
		/^(?:javascript:|vbscript:|data:text\/html)/i.test(value.text.replace(/[\p{Cc}\s]/gu, ""))
	)
		problems.push(error("unsafe-url", `\`${key}\` contains a script, not an address`, value.place));
}
