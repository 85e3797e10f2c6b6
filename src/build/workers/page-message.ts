/** A page as it is sent to the worker thread that renders it. What many pages show, such as the teaser of an article, is encoded once and decoded once. */
import { digest } from "../../core/digest.js";
import { memoize } from "../../core/memoize.js";
import type { Page } from "../../core/model.js";
import type { PageView, SiteView } from "../../core/views.js";

export interface PageMessage {
	/** The page as JSON, without its `site`, which every thread has. Equal texts, equal pages: shared parts are named by their digests. */
	readonly page: string;
	/** The shared parts as JSON, in the order in which the page names them. */
	readonly parts: readonly string[];
}
/** Where shared parts belong: one, or a list of them, under the name of the view's own. */
type SharedRefs = Record<string, string | readonly string[]>;

type SharedPart = Readonly<{ text: string; name: string }>;
type View = Readonly<Record<string, unknown>>;

/** `isShared` says of an object that it comes on many pages and never changes. */
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

/** Decoded shared parts that are kept, at most. */
const PART_CACHE_SIZE = 20_000;

export function createDecoder(site: SiteView): (message: PageMessage) => Page {
	let texts: readonly string[] = [];
	let next = 0;
	// Asked with the name of the part whose text comes next.
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
