/** Decides which planned pages are stale, renders those, and keeps the records of the others. */
import { isDeepStrictEqual } from "node:util";
import { cacheKey } from "../cache/memoize-on-disk.js";
import { NO_STAMP } from "../core/file-stamp.js";
import { memoize } from "../core/memoize.js";
import type { Page, Path, PlannedPage, Problem, Url } from "../core/model.js";
import type { OutputRecord, PreviousOutput, RenderRecord } from "../core/output-record.js";
import { outputPathOf } from "../core/paths.js";
import type { DocumentView } from "../core/views.js";
import { createEncoder } from "./workers/page-message.js";
import type { RenderJob, RenderResult, RenderTask } from "./workers/worker.js";

export interface RenderInputs {
	readonly old: PreviousOutput;
	/** Version of the code, the configuration and the templates. */
	readonly renderVersion: string;
	/** Version of everything that renders a page of this template, apart from its view. */
	readonly templateVersion: (template: string) => readonly string[];
	/** The cache key of an article's body. */
	readonly bodyOf: (from: Path) => string | undefined;
	/** Whether an object is on many pages, such as a teaser. */
	readonly isShared: (value: unknown) => boolean;
	/** Whether all that the page has read is as it was. Otherwise its view is built. */
	readonly isUnchanged: (page: PlannedPage) => boolean;
	/** Renders pages on any thread. */
	readonly render: (
		jobs: Iterable<RenderJob> & { readonly length: number },
		then: (done: RenderResult, job: RenderJob) => void,
	) => Promise<void>;
	/** Called once per page with the reason why it was rendered or reused (`--why`). */
	readonly onPage: (url: Url, why: string) => void;
}

export interface RenderedPages {
	/** All pages with their file records. */
	readonly pages: readonly OutputRecord[];
	/** The paths of the rendered files in the staging folder. */
	readonly staged: ReadonlySet<Path>;
	readonly rendered: number;
	/** Those of building views. */
	readonly problems: readonly Problem[];
	readonly renderProblems: readonly Problem[];
}

export async function renderStalePages(planned: readonly PlannedPage[], inputs: RenderInputs): Promise<RenderedPages> {
	const { old, renderVersion, templateVersion, bodyOf, isShared, isUnchanged, render, onPage } = inputs;
	const pack = createEncoder(isShared);
	const pages: OutputRecord[] = [];
	const staged = new Set<Path>();
	const [found, failed]: [Problem[], Problem[]] = [[], []];
	let rendered = 0;

	const versionOf = memoize(TEMPLATE_CACHE_SIZE, templateVersion);
	const existingFile = (page: PlannedPage) => old.files.get(outputPathOf(page.url));
	const reuse = (planned: PlannedPage, file: OutputRecord, page: RenderRecord) => {
		const { from } = planned;
		const now = { ...file, ...(from !== undefined && { from }), page };
		pages.push(isDeepStrictEqual(now, file) ? file : now);
	};
	const stale: PlannedPage[] = [];
	const isKnown = old.renderVersion === renderVersion;
	for (const page of planned) {
		const file = existingFile(page);
		if (file && isKnown && isKept(file) && isUnchanged(page)) {
			pages.push(file);
			onPage(page.url, "reused: nothing that it shows has changed");
		} else stale.push(page);
	}

	function* staleJobs(): Generator<RenderJob> {
		for (const page of stale) {
			const { value, problems } = page.make();
			const message = pack(value);
			const view = cacheKey([...versionOf(page.template), message.page]);
			const file = existingFile(page);
			if (file?.page?.view === view && file.digest !== "" && !file.page.hasRenderProblems) {
				found.push(...problems);
				reuse(page, file, { view, problems: problems.length > 0, hasRenderProblems: false });
				onPage(page.url, `reused: its view is the same, although ${staleReason(file, isKnown)}`);
				continue;
			}
			const bodies = bodyKeysOf(value, bodyOf);
			const why = `rendered: ${staleReason(file, isKnown)}`;
			yield { ...message, bodies, existing: file?.digest || undefined, planned: page, view, why, problems };
		}
	}
	await render(
		Object.assign(staleJobs(), { length: stale.length }),
		({ file, problems }, { planned, view, why, problems: made }) => {
			onPage(planned.url, why);
			if (!planned.isDocument) rendered++;
			found.push(...made);
			failed.push(...problems);
			if (!file) return;
			if (file.staged) staged.add(file.path);
			const { from } = planned;
			const page = { view, problems: made.length > 0, hasRenderProblems: problems.length > 0 };
			const stamp = (file.staged ? undefined : existingFile(planned)?.stamp) ?? NO_STAMP;
			pages.push({
				...{ path: file.path, kind: planned.isDocument ? "document" : "page", digest: file.digest, stamp },
				page,
				...(from !== undefined && { from }),
			});
		},
	);
	return { pages, staged, rendered, problems: found, renderProblems: failed };
}

/** The articles whose bodies a page shows, with the cache keys of the bodies. */
export function bodyKeysOf(page: Page | undefined, bodyOf: RenderInputs["bodyOf"]): RenderTask["bodies"] {
	const { items } = (page?.view ?? {}) as Partial<DocumentView>;
	const own = page?.from === undefined ? [] : [page.from];
	return (page?.isDocument && items ? items.map(({ body }) => body.from) : own).flatMap((from) => {
		const kept = bodyOf(from);
		return kept === undefined ? [] : [[from, kept] as const];
	});
}

/** More than a site has templates. */
const TEMPLATE_CACHE_SIZE = 1000;

/** Whether the file is there, and may be reused if its page shows what it showed. */
const isKept = ({ page, digest }: OutputRecord): boolean =>
	page !== undefined && digest !== "" && !page.problems && !page.hasRenderProblems && !page.isLeftOut;

/** Why a page is not simply reused. */
function staleReason(file: OutputRecord | undefined, sameCode: boolean): string {
	if (!file) return "it is new";
	if (file.digest === "") return "its file was changed or removed in the output folder";
	if (!file.page) return "the cache has no record of it";
	if (file.page.problems || file.page.hasRenderProblems) return "it had problems the last time";
	if (!sameCode) return "the program, the configuration or a template has changed";
	if (file.page.isLeftOut) return "its story was left out the last time";
	return "something that it has read may have changed";
}
