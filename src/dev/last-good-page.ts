/** Shows the last valid version of a page that cannot be rendered because of a template error. */
import type { Instant, Path } from "../core/model.js";
import type { RenderedFile } from "./on-demand-site.js";

/** Maximum number of pages kept. */
const MAX_KEPT_PAGES = 500;

type ReadPage = (path: Path, at?: Instant) => Promise<RenderedFile | undefined>;

export function createLastGood(read: ReadPage): ReadPage {
	const good = new Map<Path, Uint8Array>();
	return async (path, at) => {
		const page = await read(path, at);
		if (!page || at !== undefined) return page;
		const { bytes = good.get(path) } = page;
		good.delete(path);
		if (bytes) good.set(path, bytes);
		for (const [oldest] of good) if (good.size > MAX_KEPT_PAGES) good.delete(oldest);
		return { ...page, ...(bytes && { bytes }) };
	};
}
