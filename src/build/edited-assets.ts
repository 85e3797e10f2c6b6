/** The files that stories show which have appeared: measured, and published if the site does not have them yet. */
import { type FileRecord, type FileRecords, hasSummary } from "../cache/file-records.js";
import { type InspectedAssets, inspectAssets } from "../content/inspect-assets.js";
import type { AssetRecord } from "../core/images/asset-record.js";
import type { Path, SiteConfig } from "../core/model.js";
import type { PreviousOutput } from "../core/output-record.js";
import { fileNameOf } from "../core/paths.js";
import { decodeSegments } from "../core/reference-paths.js";
import { fileFromPath, type TargetFile } from "../output/publish.js";
import { createAssetResolver, type ResolveAsset } from "../site/assets.js";
import { assetsDigest } from "./asset-inputs.js";
import { renderImageVariants } from "./image-variants.js";
import type { ContentListing } from "./load-content.js";
import type { BuildContext } from "./render-site.js";
import { threadCount } from "./workers/pool.js";

/** What is known of the files of the site. */
export interface KnownAssets {
	/** Whether no file has come, gone or changed since the last build, except those that changed stories show. */
	readonly areKept: boolean;
	readonly find: ResolveAsset;
	/** The path of the file to which a reference leads; undefined if it leads to none. */
	readonly pathOf: (src: string, from: Path) => Path | undefined;
	/** The files that changed stories show and that are new to the site. */
	readonly fresh: ReadonlySet<Path>;
	/** Undefined if one of the files needs more than a public page that shows it. */
	readonly inspect: (paths: ReadonlySet<Path>) => InspectedAssets | undefined;
}

/** `rows` are the records of changed stories, `digest` that of the assets at the last build. */
export function knownAssets(
	rows: readonly FileRecord[],
	digest: string,
	listing: ContentListing,
	records: ReadonlyMap<Path, AssetRecord>,
	{ site, root }: { readonly site: SiteConfig; readonly root: string },
): KnownAssets {
	const { assets } = listing;
	const find = createAssetResolver(assets, site);
	const pathOf = (src: string, from: Path) => {
		const found = find(src, from);
		return "asset" in found ? found.asset.path : undefined;
	};
	const shown = rows.flatMap(({ path, dependencies }) =>
		(dependencies?.assets ?? []).flatMap((src) => pathOf(src, path) ?? []),
	);
	const isSame = assetsDigest(listing, records) === digest;
	const fresh = new Set(isSame ? [] : shown.filter((path) => path.startsWith("content/") && !records.has(path)));
	const others = { ...listing, assets: assets.filter(({ path }) => !fresh.has(path)) };
	return {
		areKept: isSame || (fresh.size > 0 && assetsDigest(others, records) === digest),
		...{ find, pathOf, fresh },
		inspect: (paths) => {
			const wanted = assets.filter(({ path }) => paths.has(path));
			const measured = inspectAssets(root, wanted, records, site.images.widths, () => new Set());
			// A drawing may need a copy for social networks; a problem is reported where the whole site is composed.
			const isOther = measured.facts.some(({ kind }) => kind === "svg" || kind === "avif");
			return isOther || measured.problems.length > 0 ? undefined : measured;
		},
	};
}

/** Whether another text may refer to one of these files: then its reference leads elsewhere now. `changed` are the paths of changed stories. */
export function mayBeNamed(
	files: ReadonlySet<Path>,
	rows: FileRecords,
	changed: ReadonlySet<Path>,
	{ site, contentOf }: { readonly site: SiteConfig; readonly contentOf: (row: FileRecord) => unknown },
): boolean {
	const names = [...files].map((path) => fileNameOf(path).toLowerCase());
	if (names.length === 0) return false;
	const isNamed = (text: string) => {
		const plain = decodeSegments(text).toLowerCase();
		return names.some((name) => plain.includes(name));
	};
	if (!names.every((name) => /^[\w.-]+$/.test(name)) || isNamed(JSON.stringify([site.icons, site.publisher])))
		return true;
	return rows.parts.some((part) => {
		const [flags, paths] = [part.numbers("flags"), part.paths()];
		const columns = [part.texts("files"), part.texts("mentions")];
		return paths.some((path, index) => {
			if (changed.has(path)) return false;
			if (!hasSummary(flags[index] as number)) return isNamed(JSON.stringify(contentOf(part.row(index)) ?? ""));
			return columns.some((column) => column[index] !== "" && isNamed(column[index] as string));
		});
	});
}

/** The files that the site does not have yet, with their variants. Undefined if an image cannot be decoded. */
export async function newAssets(
	measured: InspectedAssets,
	old: PreviousOutput,
	{ setup, options, diagnostics }: BuildContext,
): Promise<readonly TargetFile[] | undefined> {
	const variants = { out: setup.out, jobs: threadCount(options), diagnostics };
	const { targets, broken } = await renderImageVariants(measured, old, variants);
	const all = [...measured.files.map(fileFromPath), ...targets];
	return broken.length ? undefined : all.filter(({ file }) => old.files.get(file.path)?.digest !== file.digest);
}
