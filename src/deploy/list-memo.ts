/** The digests of the parts of the list of a target, by what they are made of: a part in which nothing differs since the last deploy is not made again. */
import { join } from "node:path";
import { readTable, writeTable } from "../cache/column-file.js";
import { programDigest } from "../cache/program-version.js";
import type { TargetConfig } from "../core/deploy-targets.js";
import { digest, shortDigest } from "../core/digest.js";
import type { PartSummary, SummarizePart } from "./file-list.js";
import type { Target } from "./target.js";

export interface ListMemo {
	readonly summarize: SummarizePart;
	/** Keeps what was asked for. */
	readonly save: () => void;
}

/** `config` decides which files the target takes. */
export function listMemo(
	cache: string,
	{ place, headersVersion = () => "" }: Pick<Target, "place" | "headersVersion">,
	config: TargetConfig,
): ListMemo {
	const file = join(cache, `deploy-${shortDigest(place)}.table`);
	const version = digest(JSON.stringify([programDigest(), config, headersVersion()]));
	const before = summariesIn(file);
	const now = new Map<string, PartSummary>();
	return {
		summarize: (key, make) => {
			const name = digest(`${version} ${key}`).slice(0, 16);
			const summary = before.get(name) ?? make();
			now.set(name, summary);
			return summary;
		},
		save: () => {
			if (now.size === before.size && [...now.keys()].every((name) => before.has(name))) return;
			const summaries = [...now.values()];
			writeTable(file, {
				head: {},
				numbers: { count: Float64Array.from(summaries, ({ count }) => count) },
				texts: { name: [...now.keys()], digest: summaries.map(({ digest }) => digest) },
			});
		},
	};
}

function summariesIn(file: string): ReadonlyMap<string, PartSummary> {
	const { texts, numbers } = readTable(file) ?? {};
	const [names, digests, counts] = [texts?.name ?? [], texts?.digest ?? [], numbers?.count ?? []];
	return new Map(names.map((name, at) => [name, { digest: digests[at] as string, count: counts[at] as number }]));
}
