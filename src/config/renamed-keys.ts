/** Keys of the configuration that have new names: the old ones are still read, with a warning. */
import type { Problem } from "../core/model.js";
import { warning } from "../core/problem.js";
import { placeOfKey } from "./key-place.js";

const RENAMED = [
	["markdown", "lane", "fastPath"],
	["images", "elsewhere", "external"],
] as const;

type Values = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Values => typeof value === "object" && value !== null;

/** `written` is what the file exports, `source` its text. Where both names are given, the new one counts. */
export function withNewKeys(
	written: unknown,
	source: string,
): { readonly value: unknown; readonly problems: Problem[] } {
	let value = written;
	const problems: Problem[] = [];
	for (const [group, old, now] of RENAMED) {
		const values = isObject(value) ? value[group] : undefined;
		if (!isObject(value) || !isObject(values) || !(old in values)) continue;
		const { [old]: given, ...others } = values;
		value = { ...value, [group]: { [now]: given, ...others } };
		const message = `\`${group}.${old}\` is called \`${group}.${now}\` now`;
		problems.push(
			warning("key-renamed", message, placeOfKey(old, source), { hint: `write \`${now}\` for \`${old}\`` }),
		);
	}
	return { value, problems };
}
