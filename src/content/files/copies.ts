/** File and folder names that sync services, backups and editors give to copies. */
import { slugify } from "../../core/paths.js";

/** A name that may be that of a copy. */
export interface CopyName {
	/** The name of the original; undefined if the name alone shows that it is a copy. */
	readonly of?: string;
}

/**
 * Names that only a service gives: Syncthing, ownCloud, git-mergetool, Seafile and pCloud; Dropbox, Nextcloud, Obsidian and Box in several languages (a
 * word for conflict and a word for copy in brackets at the end); and Dropbox's other conflicts.
 */
const SERVICES = [
	/\.sync-conflict-\d{8}-\d{6}(?:-\w+)?$/,
	/[._](?:conflict-\d{8}-\d{6}|(?:BASE|LOCAL|REMOTE|BACKUP)[._]\d+)$/,
	/ \(SFConflict [^)]*\)$/,
	/ ?[([]conflicted[)\]]$/i,
	/ \((?:(?:Unicode Encoding|Selective Sync|White ?space|Case) Conflict)(?: \(?\d+\)?)?\)$/i,
	new RegExp(
		" ?[(（](?=.*(?:conflict|konflikt|conflit|conflitt|conflito|conflito|modstrid|конфликт|конфлікт|競合|冲突|衝突|충돌))" +
			"(?=.*(?:cop(?:y|ie|ia)|cópia|kop[ií]|копи|копі|コピー|副本|複本|复制|복사)).*[)）](?: ?\\(\\d+\\))?$",
		"iu",
	),
];

/** "Copy" in the languages of macOS, Windows, GNOME and Google Drive. */
const NAME_WORD = "(?:copy|kopie|copie|copia|cópia|kopia|kópia|kopi|kopio|копия|копія|コピー|副本|拷贝|복사본)";
/** Suffixes and prefixes of a copied file's name. The file counts as a copy only if the original exists next to it. */
const COPY_NAMES = [
	/^(.+?)[ _]?\(\d{1,2}\)$/,
	/^(.+) [2-9]$/,
	new RegExp(`^(.+?)(?: [-–—])? ${NAME_WORD}(?: \\(?\\d{1,2}\\)?)?$`, "iu"),
	new RegExp(`^(.+) \\((?:another )?(?:\\d+\\w* )?${NAME_WORD}(?: \\d+)?\\)$`, "iu"),
	new RegExp(`^(?:backup of|(?:\\(\\d+\\) )?${NAME_WORD} (?:of|von|de|di|van|z|af|av)) (.+)$`, "iu"),
	/^(.+?)(?:[._](?:orig|bak|old|backup)|~\d*~?)$/i,
];

/** A fast test with false positives: whether a part of this path can be the name of a copy. */
export const mayBeCopy = (path: string): boolean =>
	/[ (（[~]|conflict|[._](?:orig|bak|old|backup|[A-Z]+[._]\d)/i.test(path);

/** Whether this is the name of a copy. `hasTwin` returns whether a file or folder of that name exists next to it. */
export function copyName(name: string, hasTwin: (name: string) => boolean): CopyName | undefined {
	const ending = endingOf(name);
	for (const end of ending ? [ending, ""] : [""]) {
		const stem = name.slice(0, name.length - end.length);
		if (SERVICES.some((pattern) => pattern.test(stem))) return {};
		for (const pattern of COPY_NAMES) {
			const of = pattern.exec(stem)?.[1];
			if (of !== undefined && hasTwin(of + end)) return { of: of + end };
		}
	}
	return undefined;
}

/** A name that does not look like a copy: `bridge 2.md` → `bridge-2.md`. */
export const nameOfItsOwn = (name: string): string => {
	const ending = endingOf(name);
	return `${slugify(name.slice(0, name.length - ending.length))}${ending}`;
};

const endingOf = (name: string): string => /\.[^. ]+$/.exec(name)?.[0] ?? "";
