/** Keeps what the pages of a build read, so that the next build knows which of them show a changed text. */
import type { BuildCache } from "../cache/cache.js";
import { readPageReads } from "../cache/page-reads.js";
import { createKeptRecorder, type KeptRecorder } from "../cache/read-recorder.js";
import type { SiteConfig } from "../core/model.js";
import { thirdPartyPlugins } from "../plugins/index.js";
import type { Observers } from "./observers.js";
import type { Options } from "./options.js";

interface Recording {
	/** Undefined if the reads are of no use: a preview with drafts, an inspection, plugins that may read anything. */
	readonly recorder: KeptRecorder | undefined;
	/** Whether those of the pages that are not built again are known. */
	readonly areReadsKnown: boolean;
}

export function startRecording(
	{ reads, outputs }: Pick<BuildCache, "reads" | "outputs">,
	{ options, site, inspect, recorder }: Observers & { readonly options: Options; readonly site: SiteConfig },
): Recording {
	if (options.drafts || inspect || recorder || thirdPartyPlugins(site).length)
		return { recorder: undefined, areReadsKnown: true };
	const id = readPageReads(reads, outputs?.reads) && outputs?.reads;
	return { recorder: createKeptRecorder(reads, id), areReadsKnown: id !== undefined };
}
