/** Which file a picture or a link of a story means, and which files the public stories use. Nothing else is published. */
import { didYouMean } from "../../base/nearest.js";
import { folderOf, joinPath, nameOf } from "../../base/paths.js";
import { error } from "../../base/problem.js";
import { bySpelling, mainReading, plainlySpelled, readingsOf, spelled } from "../../base/reference.js";
import { urlKind } from "../../base/web.js";
import { unshown } from "../../images/unshown.js";
import type { Asset, Edition, GroupNote, Path, Picture, Place, Problem, Profile, Site, Story } from "../../model.js";

/** A file, an address elsewhere that the site allows, or why it is neither. */
type Found =
	| { readonly asset: Asset }
	| { readonly elsewhere: string }
	| { readonly fault: "missing" | "escape" | "remote"; readonly hint?: () => string | undefined };

export type FindFile = (src: string, from: Path) => Found;

export function fileFinder(assets: readonly Asset[], { images }: Pick<Site, "images">): FindFile {
	const assetAt = bySpelling(new Map(assets.map((asset) => [asset.path, asset])));
	return (src, from) => {
		if (images.elsewhere.some((prefix) => src.startsWith(prefix))) return { elsewhere: src };
		if (!/^(?:inside|fragment)$/.test(urlKind(src)))
			return {
				fault: "remote",
				hint: () => "copy it into content/, or allow its address: `images: { elsewhere: ['https://…/'] }`",
			};
		let escapes = false;
		for (const { path } of readingsOf(src)) {
			if (/\p{Cc}|\\/u.test(path)) {
				escapes = true;
				continue;
			}
			const places = path.startsWith("/")
				? [joinPath("static", path), joinPath("content", path)]
				: [joinPath(folderOf(from), path), ...(/^\.\.?\//.test(path) ? [] : [joinPath("content", path)])];
			for (const place of places) {
				const asset = place === undefined ? undefined : assetAt(place);
				if (asset) return { asset };
			}
			escapes ||= places.some((place) => place === undefined || !/^(?:content|static)(?:\/|$)/.test(place));
		}
		if (escapes) return { fault: "escape" };
		return {
			fault: "missing",
			hint: () =>
				didYouMean(
					mainReading(src).replace(/^(?:\.{0,2}\/)+/, ""),
					assets.map(({ name }) => name),
				),
		};
	};
}

/** What says something of files: a story, the file of an author, of a topic, a section or a series. */
type Speaker = Pick<Profile, "from" | "holes" | "image"> | Pick<GroupNote, "from" | "holes">;

/** The files that these stories and profiles show or link to; with `mentioned`, those as well that they may name otherwise. */
function filesOf(
	stories: readonly Story[],
	speakers: readonly Speaker[],
	find: FindFile,
	mentioned = false,
): ReadonlySet<Asset> {
	const used = new Set<Asset>();
	const use = (src: string, from: Path) => {
		const found = find(src, from);
		if ("asset" in found) used.add(found.asset);
	};
	for (const { from, card } of stories) {
		for (const src of card.files) use(src, from);
		if (mentioned) for (const src of card.mentions) use(src, from);
	}
	for (const { from, holes, ...speaker } of speakers) {
		if ("image" in speaker && speaker.image) use(speaker.image.text, from);
		for (const hole of holes) {
			if (hole.kind === "picture" || (hole.kind === "link" && !/\.md$/.test(hole.to))) use(hole.to, from);
		}
	}
	return used;
}

/** Who uses files: stories that are public or hidden, authors, and texts of which it is unclear whether they may be public. */
interface Users {
	readonly open: readonly Story[];
	readonly hidden: readonly Story[];
	readonly profiles: readonly Profile[];
	/** They cannot be read as stories, so a file counts as used where its name stands in one of them. */
	readonly unclear: readonly string[];
}

/** What may be published at all: a file that only stories use which are not public is kept back, whatever folder it lies in. */
export function publicAssets<A extends Asset>(
	assets: readonly A[],
	{ open, hidden, profiles, unclear }: Users,
	find: FindFile,
): A[] {
	const withheld = new Set(filesOf(hidden, [], find, true));
	if (unclear.length) {
		const texts = unclear.flatMap((text) => [spelled(text), plainlySpelled(text)]);
		for (const asset of assets) {
			const name = spelled(nameOf(asset.path));
			const plain = name.replace(/\s+/g, " ");
			if (texts.some((text) => text.includes(name) || text.includes(plain))) withheld.add(asset);
		}
	}
	const shown = withheld.size ? filesOf(open, profiles, find, true) : withheld;
	return assets.filter((asset) => !withheld.has(asset) || shown.has(asset));
}

/**
 * What is published: the files that public stories and their authors use, the icons of the site, and all of `static/` but for what only authors and groups without a
 * public story use, who are `speakers` as all others are; in the order of their paths.
 */
export function usedAssets<A extends Asset>(
	edition: Pick<Edition, "articles" | "coverage" | "authors" | "site"> & Partial<Edition>,
	assets: readonly A[],
	find: FindFile,
	speakers: readonly Speaker[] = [],
): A[] {
	const { articles, coverage, authors, masthead = [], sections = [], topics = [], series = [], site } = edition;
	const stories = [...articles, ...[...coverage.values()].flat()];
	const profiles = authors.flatMap(({ profile = [] }) => profile);
	const used = filesOf(stories, profiles, find);
	const icons = new Set(
		site.icons.map((src) => find(src, "")).flatMap((found) => ("asset" in found ? found.asset : [])),
	);
	const notes = [...sections, ...topics, ...series].flatMap(({ note = [] }) => note);
	const seen = new Set<Speaker>([...profiles, ...masthead, ...notes]);
	const idle = speakers.filter((speaker) => !seen.has(speaker));
	const withheld = new Set(filesOf([], idle, find));
	if (withheld.size) for (const asset of filesOf(stories, [...seen], find, true)) withheld.delete(asset);
	return assets.filter(
		(asset) => used.has(asset) || icons.has(asset) || (asset.folder === "static" && !withheld.has(asset)),
	);
}

/** The same, for whoever only wants to know whether it is another one now. */
export const pictureSight =
	(find: FindFile, measured: ReadonlyMap<Path, Picture>) =>
	(src: string, from: Path): Picture | undefined => {
		const found = find(src, from);
		return "asset" in found ? measured.get(found.asset.path) : undefined;
	};

/** The measured picture that a `src` means; where there is none, the problem is reported at its place. */
export function pictureFinder(
	find: FindFile,
	measured: ReadonlyMap<Path, Picture>,
): (src: string, place: Place, report: (problem: Problem) => void) => Picture | undefined {
	return (src, place, report) => {
		const found = find(src, place.path);
		if ("elsewhere" in found) return { src, url: found.elsewhere };
		if ("asset" in found) {
			const picture = measured.get(found.asset.path);
			if (picture?.width) return picture;
			const { message, hint } = unshown(picture);
			report(error("picture-format", `"${src}" ${message}`, place, { hint }));
			return undefined;
		}
		const { fault, hint } = found;
		const [code, message] = {
			missing: ["picture-missing", `No picture at "${src}"`],
			escape: ["path-escape", `The path "${src}" leads out of the site`],
			remote: ["remote-picture", `A picture of another site: "${src}"`],
		}[fault];
		report(error(code as string, message as string, place, { hint: hint?.() }));
		return undefined;
	};
}
