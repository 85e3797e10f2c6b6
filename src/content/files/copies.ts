/** Names of files and folders that a sync service, a backup or an editor gives to a second version. */
import { slugify } from "../../core/paths.js";

/** What a name says of the file. */
export interface CopyName {
	/** The name without what makes it a copy; undefined where the name alone cannot say it. */
	readonly of?: string;
}

/**
 * Names that only a service gives: Syncthing, ownCloud, git-mergetool, Seafile and pCloud; Dropbox, Nextcloud, Obsidian and Box in the languages of
 * their programs, by a word for a conflict and one for a copy in brackets at the end; and what Dropbox calls its other conflicts.
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
/** What stands behind the name of the file that was copied, or before it. It is a copy only beside a file of that name. */
const COPY_NAMES = [
	/^(.+?)[ _]?\(\d{1,2}\)$/,
	/^(.+) [2-9]$/,
	new RegExp(`^(.+?)(?: [-–—])? ${NAME_WORD}(?: \\(?\\d{1,2}\\)?)?$`, "iu"),
	new RegExp(`^(.+) \\((?:another )?(?:\\d+\\w* )?${NAME_WORD}(?: \\d+)?\\)$`, "iu"),
	new RegExp(`^(?:backup of|(?:\\(\\d+\\) )?${NAME_WORD} (?:of|von|de|di|van|z|af|av)) (.+)$`, "iu"),
	/^(.+?)(?:[._](?:orig|bak|old|backup)|~\d*~?)$/i,
];

/** Can a part of this path be the name of a copy? A quick look, which says yes too often. */
export const mayBeCopy = (path: string): boolean =>
	/[ (（[~]|conflict|[._](?:orig|bak|old|backup|[A-Z]+[._]\d)/i.test(path);

/** Is this the name of a copy? `hasTwin` says whether a file or a folder of that name exists beside it. */
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

/** A name for a story that is no copy: `bridge 2.md` → `bridge-2.md`. */
export const nameOfItsOwn = (name: string): string => {
	const ending = endingOf(name);
	return `${slugify(name.slice(0, name.length - ending.length))}${ending}`;
};

const endingOf = (name: string): string => /\.[^. ]+$/.exec(name)?.[0] ?? "";
