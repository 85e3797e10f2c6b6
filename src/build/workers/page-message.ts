/** Encodes a page for a worker thread. Parts that many pages share, such as teasers, are encoded once and decoded once. */
import { digest } from "../../core/digest.js";
import { memoize } from "../../core/memoize.js";
import type { Page } from "../../core/model.js";
import type { PageView, SiteView } from "../../core/views.js";

export interface PageMessage {
	/** The page as JSON without its `site`, which every thread has. Shared parts are replaced by their digests, so equal texts mean equal pages. */
	readonly page: string;
	/** The shared parts as JSON, in the order of their digests in the page. */
	readonly parts: readonly string[];
}
/** View field → the digest of its shared part, or the digests of a list of shared parts. */
type SharedRefs = Record<string, string | readonly string[]>;

type SharedPart = Readonly<{ text: string; name: string }>;
type View = Readonly<Record<string, unknown>>;

/** `isShared` returns true for objects that are on many pages and never change. */
export function createEncoder(isShared: (value: unknown) => boolean): (page: Page | undefined) => PageMessage {
	const written = new WeakMap<object, SharedPart>();
	const partOf = (value: object): SharedPart => {
		const known = written.get(value);
		if (known) return known;
		const text = JSON.stringify(value);
		const part = { text, name: digest(text) };
		written.set(value, part);
		return part;
	};
	return (page) => {
		if (!page) return { page: "null", parts: [] };
		const parts: string[] = [];
		const shared: SharedRefs = {};
		const rest: Record<string, unknown> = {};
		const put = (value: object): string => {
			const { text, name } = partOf(value);
			parts.push(text);
			return name;
		};
		const { site: _, ...view } = page.view as unknown as View;
		for (const [name, value] of Object.entries(view)) {
			if (isShared(value)) shared[name] = put(value as object);
			else if (Array.isArray(value) && value.length > 0 && value.every(isShared)) shared[name] = value.map(put);
			else rest[name] = value;
		}
		return { page: JSON.stringify({ ...page, view: rest, shared }), parts };
	};
}

/** Number of decoded shared parts kept in memory. */
const PART_CACHE_SIZE = 20_000;

export function createDecoder(site: SiteView): (message: PageMessage) => Page {
	let texts: readonly string[] = [];
	let next = 0;
	// Called with the digest of the next part in `texts`.
	const read = memoize(PART_CACHE_SIZE, (_name: string): unknown => JSON.parse(texts[next] as string));
	const take = (name: string): unknown => {
		const part = read(name);
		next++;
		return part;
	};
	return ({ page: text, parts }) => {
		[texts, next] = [parts, 0];
		const { shared, view, ...page } = JSON.parse(text) as Page<View> & { readonly shared: SharedRefs };
		const entries = Object.entries(shared).map(([name, part]) => [
			name,
			typeof part === "string" ? take(part) : part.map(take),
		]);
		return { ...page, view: { ...view, ...Object.fromEntries(entries), site } as unknown as PageView };
	};
}
