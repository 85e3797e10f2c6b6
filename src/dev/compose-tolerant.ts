/** Plans a site from file records. An article with an error is shown in its last valid version. */

import { loadContent } from "../build/load-content.js";
import { planSite } from "../build/plan-site.js";
import { type FileRecord, type FileRecords, fileRecords } from "../cache/file-records.js";
import type { Diagnostics } from "../core/diagnostics.js";
import type { AssetRecord } from "../core/images/asset-record.js";
import type { Instant, Path, Problem, Quarantine } from "../core/model.js";
import { outputPathOf } from "../core/paths.js";
import { quarantinedBy } from "../site/quarantine.js";
import { createOnDemandSite, type OnDemandSite } from "./on-demand-site.js";
import type { SourceState } from "./source-state.js";

export interface ComposeInputs {
	readonly at: Instant;
	readonly drafts: boolean;
	/** The records of assets. */
	readonly facts: ReadonlyMap<Path, AssetRecord>;
	/** The records of the previous site. */
	readonly lastGood: readonly FileRecord[];
}
export interface ComposeResult {
	readonly onDemandSite: OnDemandSite;
	/** Problems of the site as a whole, without those of its pages. */
	readonly siteProblems: readonly Problem[];
	/** The records that the site shows. */
	readonly rows: readonly FileRecord[];
}

/** If more articles have changed, only this many of their pages are rendered before the site is shown. */
export const EAGER_PAGES = 20;

/** Quarantined articles without a valid version are left out. The diagnostics contain all problems, including those of the changed pages. */
export async function composeTolerant(
	from: SourceState,
	{ lastGood, facts, drafts, at }: ComposeInputs,
	diagnostics: Diagnostics,
): Promise<ComposeResult> {
	const { site, templates, setup, workers, folders, rows, store } = from;
	const inputs = { at, site, templates, setup, workers, diagnostics, facts, options: { drafts }, urls: new Map() };
	let [shown, quarantined, found]: [FileRecords, Quarantine, Quarantine] = [rows, new Map(), new Map()];
	for (;;) {
		const loaded = loadContent(shown, folders, { ...inputs, buildCache: { store } });
		const errors = () => quarantinedBy(diagnostics.errors, loaded.bodies());
		if (errors().size === found.size) {
			const onDemandSite = createOnDemandSite(loaded, await planSite(loaded, { ...inputs, quarantined }), from);
			const siteProblems = diagnostics.all;
			diagnostics.add(await renderChangedPages(onDemandSite, from.changed));
			if (errors().size === found.size)
				return { onDemandSite, siteProblems, rows: shown.toArray().filter(({ path }) => !quarantined.has(path)) };
		}
		found = errors();
		[shown, quarantined] = withLastGoodVersions(rows, found, lastGood);
	}
}

/** Renders the changed pages and returns their problems. */
export async function renderChangedPages(onDemandSite: OnDemandSite, changed: readonly Path[]): Promise<Problem[]> {
	const pages = changed.slice(0, EAGER_PAGES).flatMap((path) => onDemandSite.pageOf(path) ?? []);
	const rendered = await Promise.all(pages.map(({ url }) => onDemandSite.read(outputPathOf(url))));
	return rendered.flatMap((each) => each?.problems ?? []);
}

/** Replaces the records of articles with errors by their last valid ones; returns also the articles that have none. */
function withLastGoodVersions(
	rows: FileRecords,
	quarantined: Quarantine,
	lastGood: readonly FileRecord[],
): [FileRecords, Quarantine] {
	const kept = new Map(lastGood.map((row) => [row.path, row]));
	const out = new Map(quarantined);
	const shown = rows.toArray().map((row) => {
		const before = quarantined.has(row.path) ? kept.get(row.path) : undefined;
		if (!before || before.fingerprint === row.fingerprint) return row;
		out.delete(row.path);
		return before;
	});
	return [fileRecords(shown, rows), out];
}
