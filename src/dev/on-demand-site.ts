/** The site at one instant, with pages rendered on request. */

import { unreadableImage } from "../build/image-variants.js";
import type { LoadedContent } from "../build/load-content.js";
import type { SitePlan } from "../build/plan-site.js";
import { bodyKeysOf } from "../build/render-queue.js";
import type { ImageVariant } from "../content/inspect-assets.js";
import { digest } from "../core/digest.js";
import { publishedBytes } from "../core/images/clean.js";
import { lazy } from "../core/lazy.js";
import { memoize } from "../core/memoize.js";
import type { Outcome, OutputFile, Page, Path, PlannedPage, Problem } from "../core/model.js";
import { outputPathOf } from "../core/paths.js";
import { resizeToWebp } from "../output/resize-images.js";
import { templateDigest } from "../render/theme/load.js";
import type { SourceState } from "./source-state.js";

/** A file of the site; without bytes if it could not be rendered. */
export interface RenderedFile {
	readonly bytes?: Uint8Array;
	/** The file is an asset of the user, from `content/` or `static/`. */
	readonly isUserFile?: boolean;
	/** The problems of the page. */
	readonly problems: readonly Problem[];
}

export interface OnDemandSite {
	readonly loaded: LoadedContent;
	readonly sitePlan: SitePlan;
	/** Undefined if the site has no such file. */
	readonly read: (path: Path) => Promise<RenderedFile | undefined>;
	/** Renders a page and returns the problems of rendering, without those of its view. The HTML is discarded. */
	readonly problemsOf: (page: PlannedPage) => Promise<readonly Problem[]>;
	/** Version of the program and the configuration. */
	readonly parseVersion: string;
	/** Version of everything that renders pages of a template. */
	readonly templateVersion: (template: string) => string;
	/** The page of an article, by its source file. */
	readonly pageOf: (from: Path) => PlannedPage | undefined;
	/** The same site with new texts of some articles: source file → cache key of the body. */
	readonly withBodies: (stories: ReadonlyMap<Path, string>) => OnDemandSite;
}

/** Number of rendered pages kept in memory. */
const PAGE_CACHE_SIZE = 500;

export function createOnDemandSite(
	loaded: LoadedContent,
	sitePlan: SitePlan,
	{ renderToMemory, setup, templates }: SourceState,
): OnDemandSite {
	const { parseVersion } = setup;
	const pages = new Map(sitePlan.pages.map((page) => [outputPathOf(page.url), page]));
	const stories = lazy(() => new Map(sitePlan.pages.map((page) => [page.from, page])));
	const originals = lazy(() => new Map(sitePlan.measured.files.map(({ path, file }) => [path, file])));
	const variants = lazy(() => new Map(sitePlan.measured.variants.map((loaded) => [loaded.path, loaded])));
	const renderedVariant = memoize(PAGE_CACHE_SIZE, async (loaded: ImageVariant): Promise<RenderedFile | undefined> => {
		const original = bytesOf(loaded.file);
		const bytes = original && (await resizeToWebp(original, loaded));
		if (!bytes) return undefined;
		const problems = unreadableImage(loaded, digest(bytes));
		if (bytes.length) return { bytes, problems };
		// A build refuses such an image; the browser shows the part that it can decode.
		return { ...(loaded.height === undefined && { bytes: original }), problems };
	});
	const files = lazy(() => new Map(sitePlan.files().map(({ path, bytes }) => [path, bytes])));
	const create = (bodyKeys: ReadonlyMap<Path, string>): OnDemandSite => {
		const bodyOf = (from: Path) => bodyKeys.get(from) ?? loaded.bodies().get(from);
		const render = async (page: Page | undefined): Promise<Outcome<OutputFile>> =>
			page ? renderToMemory(page, bodyKeysOf(page, bodyOf)) : { problems: [] };
		const renderedPage = memoize(PAGE_CACHE_SIZE, async (page: PlannedPage): Promise<RenderedFile> => {
			const { value, problems } = page.make();
			const made = await render(value);
			return { ...(made.value && { bytes: made.value.bytes }), problems: [...problems, ...made.problems] };
		});
		return {
			loaded,
			sitePlan,
			problemsOf: async (page) => (await render(page.make().value)).problems,
			parseVersion,
			templateVersion: (template) => parseVersion + templateDigest(template, templates),
			pageOf: (from) => stories().get(from),
			withBodies: (more) => create(new Map([...bodyKeys, ...more])),
			read: async (path) => {
				const page = pages.get(path);
				if (page) return renderedPage(page);
				const loaded = variants().get(path);
				if (loaded) return renderedVariant(loaded);
				const original = originals().get(path);
				const isUserFile = original !== undefined;
				const bytes = isUserFile ? bytesOf(original) : files().get(path);
				return bytes && { bytes, isUserFile, problems: [] };
			},
		};
	};
	return create(new Map());
}

/** The bytes as a build publishes them; undefined if the file was removed since it was listed. */
function bytesOf(file: string): Uint8Array | undefined {
	try {
		return publishedBytes(file);
	} catch {
		return undefined;
	}
}
