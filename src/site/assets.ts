/** Resolves the reference to a picture or file in an article. */
import { closestMatch } from "../core/closest-match.js";
import { unshown } from "../core/images/unshown.js";
import type { Asset, Path, Picture, Place, Problem, SiteConfig } from "../core/model.js";
import { filesOf, type Mounts, nameIn } from "../core/mounts.js";
import { fileNameOf, joinPath, parentPath, withoutExtension } from "../core/paths.js";
import { error } from "../core/problem.js";
import { bySpelling, mainReading, readingsOf } from "../core/reference-paths.js";
import { urlKind } from "../core/url-kind.js";

/** A file, an allowed external address, or why the reference is neither. */
type ResolvedAsset =
	| { readonly asset: Asset }
	| { readonly elsewhere: string }
	| { readonly error: "missing" | "escape" | "remote"; readonly hint?: () => string | undefined };

export type ResolveAsset = (src: string, from: Path) => ResolvedAsset;

export function createAssetResolver(
	assets: readonly Asset[],
	{ images, folders, from: origin }: Pick<SiteConfig, "images" | "folders" | "from">,
): ResolveAsset {
	const assetAt = bySpelling(new Map(assets.map((asset) => [asset.path, asset])));
	return (typed, from) => {
		// The aliases of `src/` in the templates of Astro.
		const src = origin === "astro" ? typed.replace(/^[@~](?=\/)/, "/src") : typed;
		if (images.external.some((prefix) => src.startsWith(prefix))) return { elsewhere: src };
		if (!/^(?:inside|fragment)$/.test(urlKind(src)))
			return {
				error: "remote",
				hint: () => "copy it into content/, or allow its address: `images: { external: ['https://…/'] }`",
			};
		let escapes = false;
		for (const { path } of readingsOf(src)) {
			if (/\p{Cc}|\\/u.test(path)) {
				escapes = true;
				continue;
			}
			const places = path.startsWith("/")
				? [...filesOf(path, folders.static), ...filesOf(path, folders.content)]
				: [joinPath(parentPath(from), path), ...(/^\.\.?\//.test(path) ? [] : filesOf(path, folders.content))];
			// In other generators a path may count from the site without a slash, or name the folder of static files.
			const bare = path.replace(/^(?:\.{0,2}\/)+/, "");
			// wordpress-export-to-markdown names a cover without the folder beside the story that it is in.
			const inFolder = origin === "wordpress-markdown" ? joinPath(parentPath(from), `images/${bare}`) : undefined;
			for (const place of [...places, ...filesOf(bare, folders.static), joinPath("", bare), inFolder]) {
				const asset = place === undefined ? undefined : assetAt(place);
				if (asset) return { asset };
			}
			escapes ||= places.length === 0 || places.some((place) => place === undefined || !isOfSite(place, folders));
		}
		if (escapes) return { error: "escape" };
		return {
			error: "missing",
			hint: () =>
				nearestFile(
					mainReading(src).replace(/^(?:\.{0,2}\/)+/, ""),
					assets.map(({ name }) => name),
				),
		};
	};
}

/** WordPress names copies after their sizes: `pier-300x200.jpg`. */
const bareName = (path: Path): string => withoutExtension(fileNameOf(path).toLowerCase()).replace(/-\d+x\d+$/, "");

/** A file of the same name in another folder or size, or one whose path differs by at most a third of the name. */
function nearestFile(path: Path, names: readonly Path[]): string | undefined {
	const name = bareName(path);
	const same = names.filter((each) => bareName(each) === name);
	const near = same.length
		? closestMatch(path, same, path.length)
		: closestMatch(path, names, Math.floor(name.length / 3));
	return near === undefined ? undefined : `did you mean "${near}"?`;
}

const isOfSite = (path: Path, { content, static: statics }: Mounts): boolean =>
	[...content, ...statics].some(({ folder }) => folder === path) ||
	nameIn(path, content) !== undefined ||
	nameIn(path, statics) !== undefined;

/** The problem of a file that is not published, as severe as a dead link. */
export const asSevere = (problem: Problem, links: SiteConfig["links"]): Problem =>
	links === "warn" ? { ...problem, severity: "warning" } : problem;

/** The inspected image for a `src`. If there is none, the problem is reported at its position: as severe as a dead link, because an old archive has lost pictures. */
export function createImageResolver(
	find: ResolveAsset,
	measured: ReadonlyMap<Path, Picture>,
	links: SiteConfig["links"] = "error",
): (src: string, place: Place, report: (problem: Problem) => void) => Picture | undefined {
	return (src, place, told) => {
		const report = (problem: Problem) => told(asSevere(problem, links));
		const found = find(src, place.path);
		if ("elsewhere" in found) return { src, url: found.elsewhere };
		if ("asset" in found) {
			const picture = measured.get(found.asset.path);
			if (picture?.width) return picture;
			const { message, hint } = unshown(picture);
			report(error("picture-format", `"${src}" ${message}`, place, { hint }));
			return undefined;
		}
		const { error: reason, hint } = found;
		const [code, message] = {
			missing: ["picture-missing", `No picture at "${src}"`],
			escape: ["path-escape", `The path "${src}" leads out of the site`],
			remote: ["remote-picture", `A picture of another site: "${src}"`],
		}[reason];
		report(error(code as string, message as string, place, { hint: hint?.() }));
		return undefined;
	};
}
