/** The folder of a site → its Markdown files and what else lies beside them. The only file that reads content from the disk. */
import type { Dirent } from "node:fs";
import { lstat, readdir, readFile, realpath, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { compare, error } from "../../base/problem.js";
import type { Asset, Contents, Path, Problem, Site, Source } from "../../model.js";

/** A Markdown file larger than this, in bytes, is a mistake. */
const LARGEST = 2 * 1024 * 1024;

/** `root` is absolute. Everything is sorted by path, so that no order of a disk shows in the output. */
export async function readContents(root: string, folders: Site["folders"]): Promise<Contents> {
	const problems: Problem[] = [];
	const files: { path: Path; name: Path; folder: Asset["folder"] }[] = [];
	for (const folder of ["content", "static"] as const)
		for (const name of await list(root, folder, problems)) files.push({ path: `${folder}/${name}`, name, folder });
	files.sort((a, b) => compare(a.path, b.path));

	const articles: Source[] = [];
	const authors: Source[] = [];
	const topics: Source[] = [];
	const assets: Asset[] = [];
	for (const { path, name, folder } of files) {
		const group =
			folder === "static" || !/\.(?:md|markdown)$/i.test(name)
				? assets
				: groupOf(name, folders, { articles, authors, topics });
		if (group === assets) assets.push({ path, name, folder });
		else if (group) {
			const bytes = await readSource(join(root, path), path, problems);
			if (bytes) (group as Source[]).push({ path, bytes });
		}
	}
	return { articles, authors, topics, assets, problems };
}

/** An index file is the page of a folder in other generators; only authors and topics have one here. */
function groupOf<T>(
	name: Path,
	folders: Site["folders"],
	groups: { articles: T; authors: T; topics: T },
): T | undefined {
	const inside = (folder: Path) => folder === "" || name.startsWith(`${folder}/`);
	const below = (folder: Path) =>
		/^[^/]+(?:\/_?index)?\.\w+$/i.test(name.slice(folder.length + 1)) &&
		!/^_?index\.\w+$/i.test(name.slice(folder.length + 1));
	if (inside(folders.authors)) return below(folders.authors) ? groups.authors : undefined;
	if (inside(folders.topics)) return below(folders.topics) ? groups.topics : undefined;
	if (/(?:^|\/)_index\.\w+$/i.test(name)) return undefined;
	return folders.articles.some(inside) ? groups.articles : undefined;
}

async function readSource(file: string, path: Path, problems: Problem[]): Promise<Uint8Array | undefined> {
	try {
		const { size } = await stat(file);
		if (size <= LARGEST) return await readFile(file);
		problems.push(
			error(
				"file-too-large",
				`The file has ${(size / 1024 / 1024).toFixed(1)} MB; a story has at most ${LARGEST / 1024 / 1024} MB`,
				{ path },
				{ hint: "put data and pictures into files of their own" },
			),
		);
	} catch (cause) {
		problems.push(unreadable(path, cause));
	}
	return undefined;
}

/** The files below `root/folder`, relative to it. Hidden names are skipped; links that stay inside are followed. */
async function list(root: string, folder: Path, problems: Problem[]): Promise<Path[]> {
	const top = join(root, folder);
	const home = await realpath(top).catch(() => undefined);
	if (home === undefined) return [];
	const names: Path[] = [];
	const seen = new Map<string, Path>();
	const walk = async (dir: string): Promise<void> => {
		let entries: Dirent[] = [];
		try {
			entries = await readdir(dir, { withFileTypes: true });
		} catch (cause) {
			problems.push(unreadable(toPath(root, dir), cause));
		}
		for (const entry of entries) {
			if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
			const file = join(dir, entry.name);
			const path = toPath(root, file);
			const fault = nameFault(entry.name);
			if (fault) {
				problems.push(
					error(
						"odd-name",
						`The name ${JSON.stringify(entry.name)} ${fault}`,
						{ path: path.replace(/\p{Cc}/gu, "\ufffd") },
						{ hint: "rename the file; letters, digits, hyphens and dots are safe everywhere" },
					),
				);
				continue;
			}
			const twin = seen.get(path.normalize("NFC").toLowerCase());
			if (twin !== undefined)
				problems.push(
					error(
						"name-collision",
						`The name differs from "${twin}" only in case or in its Unicode form`,
						{ path },
						{ hint: "such names are one file on other systems; rename one of them" },
					),
				);
			seen.set(path.normalize("NFC").toLowerCase(), path);
			const kind = entry.isSymbolicLink() ? await linkKind(file, home) : kindOf(entry);
			if (kind === "folder") await walk(file);
			else if (kind === "file") names.push(toPath(top, file));
			else if (kind === "outside")
				problems.push(
					error(
						"link-outside",
						`The link leads out of "${folder}/"`,
						{ path },
						{ hint: "copy the file into the folder" },
					),
				);
			else if (kind === "broken") problems.push(error("link-broken", "The link leads to nothing", { path }));
			else
				problems.push(
					error(
						"file-kind",
						`This is ${kind}, not a file`,
						{ path },
						{ hint: "remove it: reading it would wait for ever" },
					),
				);
		}
	};
	await walk(top);
	return names;
}

type Kind = "file" | "folder" | "outside" | "broken" | "a pipe" | "a socket" | "a device" | "a link to a folder";
const kindOf = (entry: Pick<Dirent, "isFile" | "isDirectory" | "isFIFO" | "isSocket">): Kind =>
	entry.isFile()
		? "file"
		: entry.isDirectory()
			? "folder"
			: entry.isFIFO()
				? "a pipe"
				: entry.isSocket()
					? "a socket"
					: "a device";

async function linkKind(file: string, home: string): Promise<Kind> {
	const target = await realpath(file).catch(() => undefined);
	if (target === undefined) return "broken";
	if (!`${target}${sep}`.startsWith(`${home}${sep}`)) return "outside";
	const kind = kindOf(await lstat(target));
	return kind === "folder" ? "a link to a folder" : kind;
}

function nameFault(name: string): string | undefined {
	if (/\p{Cc}/u.test(name)) return "has a control character";
	if (/[\\:*?"<>|]/.test(name)) return "has a character that other file systems refuse";
	if (/[. ]$/.test(name)) return "ends in a dot or a space";
	return name.includes("\ufffd") ? "is not valid UTF-8" : undefined;
}

const toPath = (from: string, file: string): Path => relative(from, file).split(sep).join("/");
const unreadable = (path: Path, cause: unknown): Problem =>
	error("unreadable", `The file cannot be read: ${(cause as NodeJS.ErrnoException).code ?? String(cause)}`, { path });
