/** Publishes edits of stories without planning all pages again, where nothing else has changed. */
import { readAssetRecords, writeAssetRecords } from "../cache/asset-records.js";
import { textsDigest } from "../cache/file-record-columns.js";
import type { FileRecords } from "../cache/file-records.js";
import { outputRecords, saveOutputRecords } from "../cache/output-records.js";
import { readPublished } from "../content/files/classify.js";
import { NOTHING_PUBLISHED } from "../content/publication-record.js";
import type { Path, Report } from "../core/model.js";
import type { OutputRecord } from "../core/output-record.js";
import { inTheWay } from "../output/real-paths.js";
import { clearStage } from "../output/staging.js";
import { articleUrlsIn } from "../output/validate.js";
import { formerUrls } from "../site/former-urls.js";
import { assetsDigest } from "./asset-inputs.js";
import { recordDigest } from "./build-inputs.js";
import { changedRows } from "./changed-rows.js";
import { comparableBuild } from "./comparable-build.js";
import { knownAssets, newAssets } from "./edited-assets.js";
import { editedFiles, filesAfter } from "./edited-files.js";
import type { ContentListing } from "./load-content.js";
import { publishedCounts, publishTargets } from "./publish-targets.js";
import { refusedEdits } from "./refused-edits.js";
import type { BuildContext } from "./render-site.js";
import { writeRecordEdits } from "./save-record.js";
import { updatePages } from "./update-pages.js";

interface EditInputs {
	readonly folders: ContentListing;
	/** Digest of all inputs of the build; undefined if it is not known. */
	readonly inputs: string | undefined;
	/** Version of the code, the configuration and the templates. */
	readonly version: string;
}

/** The end of the build. Undefined if the whole site must be composed; then nothing has been published. */
export async function publishEdits(
	rowsNow: FileRecords,
	{ folders, inputs, version }: EditInputs,
	context: BuildContext,
): Promise<[exit: Report["exit"], more: Partial<Report>] | undefined> {
	const { at, site, options, setup, buildCache, scanned, diagnostics } = context;
	const comparable = inputs === undefined ? undefined : comparableBuild(context, version);
	if (inputs === undefined || !comparable) return undefined;
	const { outputs, last, made, before, recordsPages } = comparable;
	const refused = refusedEdits(before, rowsNow, buildCache.store);
	if (!refused) return undefined;
	const { rows } = refused;
	const records = readAssetRecords(setup.cache, setup.parseVersion);
	const texts = changedRows(before, rows)?.flatMap(([, row]) => row ?? []);
	const known = texts && knownAssets(texts, last.assets, folders, records, { site, root: setup.root });
	if (!known?.areKept) return undefined;
	const scan = await scanned.output;
	if (!scan.isUntouched) return undefined;
	const old = scan.old();
	// In an archive of another generator, a new file may be one that it was told to leave out.
	const mayMove = site.from === undefined;
	const published = made.record === "" ? NOTHING_PUBLISHED : readPublished(setup.root, folders.lists).value;
	if (!published) return undefined;
	const record = { published, isRecordCurrent: made.isRecorded };
	const inputsOfPages = { ...context, ...record, old, renderVersion: version, assets: folders.assets, known, mayMove };
	const updated = await updatePages(rows, before, inputsOfPages);
	const problemsNow = updated && [...updated.problems.filter((each) => !refused.isOf(each)), ...refused.problems];
	const { pages = [], staged = new Set(), rendered = 0 } = updated?.rendered ?? {};
	const isPage = ({ kind }: OutputRecord) => kind === "page";
	const lost = updated?.gone.filter(isPage).length ?? 0;
	const count = last.summary.pages + pages.filter((file) => isPage(file) && !old.files.has(file.path)).length - lost;
	const { nextChange } = updated?.edited ?? last.summary;
	const summary = { pages: count, ...(nextChange && { nextChange, timeZone: site.timeZone ?? "UTC" }) };
	if (problemsNow?.some(({ severity }) => severity === "error")) {
		clearStage(setup.out);
		if (options.quarantine) return undefined;
		diagnostics.add(problemsNow);
		return [1, { ...summary, reused: count }];
	}
	const pictures = updated && (await newAssets(updated.measured, old, context));
	const ofPlugins = updated?.edited ? editedFiles(updated.edited, old, context) : { targets: [], gone: [] };
	const changed = pages.filter((file) => file !== old.files.get(file.path));
	const copied = [...ofPlugins.targets, ...(pictures ?? [])];
	const added = [...changed, ...copied.map(({ file }) => file)].filter(({ path }) => !old.files.has(path));
	const isOurs = (path: Path) => old.files.has(path);
	if (
		!updated ||
		lost > MAX_LOST ||
		updated.edited?.edition.articles.length === 0 ||
		!pictures ||
		inTheWay(
			setup.out,
			added.map(({ path }) => path),
			isOurs,
			() => false,
		).length > 0
	) {
		clearStage(setup.out);
		return undefined;
	}
	const { edited } = updated;
	const gone = [...updated.gone, ...ofPlugins.gone];
	diagnostics.add(problemsNow ?? []);
	if (edited && made.record === "")
		diagnostics.add(formerUrls(articleUrlsIn(gone), edited.edition, (path) => rows.indexOf(path) >= 0));
	const counts = { ...summary, rendered, reused: summary.pages - rendered };
	buildCache.keep(rows, setup.parseVersion);
	// A changed page may have its first precompressed copy, or none any more.
	const areChanges = site.compress.length === 0;
	const replaced = [...gone, ...ofPlugins.targets.map(({ file }) => file)];
	const pagesNow = areChanges ? changed : filesAfter(old, changed, replaced);
	const result = await publishTargets(
		[...pagesNow.map((file) => ({ file, staged: staged.has(file.path) })), ...copied],
		{ old, quarantined: new Map(), version, ...(areChanges && { gone }) },
		context,
	);
	if (typeof result === "number") return [result, counts];
	const { manifest, manifestFiles } = result;
	const edits = [
		...gone.map(({ path }) => [path, undefined] as const),
		...result.files.map((file) => [file.path, file] as const),
	];
	const files = areChanges ? scan.records().edit(new Map(edits)) : outputRecords(result.files, outputs.files);
	const areMoved = edited?.moves !== undefined;
	if (recordsPages && (areMoved || updated.articles.length > 0))
		writeRecordEdits(context, published, { articles: updated.articles, edition: edited?.edition, areMoved });
	const facts = new Map([...records, ...updated.measured.facts.map((fact) => [fact.path, fact] as const)]);
	if (updated.measured.facts.length > 0) writeAssetRecords(setup.cache, setup.parseVersion, [...facts.values()]);
	const shown = new Set(updated.measured.facts.map(({ path }) => path));
	const waiting = made.waiting.filter(([path]) => !shown.has(path));
	const assets = assetsDigest(folders, facts);
	saveOutputRecords(setup.out, setup.cache, outputs, {
		...{ files, manifest, renderVersion: version, ...updated.keep() },
		last: {
			...{ ...last, inputs, at, problems: diagnostics.problems, assets },
			...(edited && { siteProblems: diagnostics.latest(edited.problems) }),
			summary: { ...summary, files: files.length + manifestFiles },
		},
		made: {
			...made,
			at,
			waiting,
			isRecorded: recordsPages,
			texts: textsDigest(rows),
			record: recordDigest(setup.root),
		},
	});
	return [0, { ...counts, ...publishedCounts(result), files: files.length + manifestFiles }];
}

/** If more pages would be removed, the build asks whether that is meant (`output/shrink`). */
const MAX_LOST = 10;
