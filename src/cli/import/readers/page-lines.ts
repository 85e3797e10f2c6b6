/** Lines of a news page that are not of its story, or say who wrote it and when. */
import { dateIn } from "./page-dates.js";

const READING_TIME =
	/^(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)[\s-]*min(?:ute)?s?\.?(?:[\s-]*(?:read|reading time))?$|^reading time:?\s*\d+\s*min/i;
/** Lines of a page that are not of its story. */
const BOILERPLATE =
	/^(?:advertisement|advert|ad|sponsored content|promoted|share(?: (?:this|on .*|this (?:article|story|page)))?|print|e-?mail|save|saved|bookmark|listen(?: to (?:this )?article.*)?|listen \d.*|play|pause|copy link|link copied|comments?|\d+ comments?|leave a comment|view comments|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest|bluesky|threads|flipboard|follow(?: us)?(?: on .*)?|follow .{1,40} on (?:x|twitter|facebook|instagram|bluesky)|subscribe(?: now)?|sign in|sign up|log in|log out|register|menu|search|home|skip to (?:main )?content|skip to navigation|back to top|read next|next article|previous article|load more|show more|see more|loading\W*|story continues below(?: advertisement)?|article continues (?:below|after).*|continue reading|recommended|most read|most popular|trending|close|open|image|photo|gift this article|an? (?:minute|hour|day) ago|\d+ (?:minutes?|hours?|days?|weeks?) ago|image source, .*|getty images|reuters|anzeige|werbung|teilen|drucken|merken|publicidad|anuncio|compartir|imprimir|إعلان|[_*–—-]{3,}|add as (?:a )?preferred source.*|get the app|©.*|copyright ©?.*|all rights reserved\.?)$/i;
const INVITATION =
	/^(?=.{0,220}$)(?=.*\b(?:sign up|subscribe|get|register)\b)(?=.*\b(?:newsletters?|inbox|alerts?|briefing|our app)\b).*$/i;
/** A heading behind which a page lists other stories. */
const END =
	/^(?:related(?: (?:stories|articles|topics|content|coverage|news))?|more (?:from|on|stories|like) ?.*|most (?:read|popular|viewed).*|you (?:may|might) also (?:like|be interested in).*|recommended(?: for you| stories| reading)?|read (?:next|more from .*)|trending(?: now)?|latest (?:news|stories|headlines)|top stories|comments|join the conversation|up next|topics|tags)\W*$/i;
const BYLINE =
	/^(?:by|written by|words by|story by|reporting by|report by|von|por|par)[:\s]+(?=\p{Lu}|the\b)(.{2,160})$/iu;
const CONTRIBUTED = [
	/^(?:additional |further )?(?:reporting|research) (?:was contributed )?by (.+?)\.?$/i,
	/^with (?:additional )?(?:reporting|contributions) (?:by|from) (.+?)\.?$/i,
	/^(.{2,120}?) (?:also )?contributed (?:reporting|research|to this (?:report|story|article|dispatch))(?: from .*| to this .*)?\.?$/i,
];
const JOB =
	/\b(?:reporter|editor|correspondent|writer|staff|columnist|journalist|producer|bureau|desk|photographer|contributor)\b/i;
/** The name of a newspaper behind a byline. */
const PAPER = /^(?:[Tt]he\s+)?(?:\p{Lu}[\p{L}'’&.-]*(?:\s+|$)){1,5}$/u;
const READ_MORE =
	/^(?:lesen sie auch|mehr zum thema|lea también|te puede interesar|اقرأ أيضا|read more|read also|also read|see also|related|more|watch|listen)\s*[:|–-]\s*(.+)$/i;
/** `Home > News > City Hall` */
export function sectionsIn(line: string): string[] | undefined {
	const parts = line
		.split(/\s*[>›»]\s*|\s+[/|]\s+/)
		.map((part) => part.trim())
		.filter(Boolean);
	const isHome = /^(?:home|homepage|front page)$/i.test(parts[0] ?? "");
	if (
		parts.length < 2 ||
		parts.length > 6 ||
		parts.some((part) => part.length > 40) ||
		dateIn(line) ||
		BYLINE.test(line)
	)
		return undefined;
	if (!isHome && !/[>›»]/.test(line)) return undefined;
	const names = parts.slice(isHome ? 1 : 0).filter((name) => name.split(" ").length <= 5);
	return names.length ? names : undefined;
}

/** A line of names, dates and reading time: `By Mara Lindqvist | 3 May 2019 | 2 min read`. */
export function headLine(
	line: string,
): { readonly names: readonly string[]; readonly date: string | undefined; readonly isUpdate: boolean } | undefined {
	const names: string[] = [];
	let date: string | undefined;
	let isUpdate = false;
	for (const part of line.split(/\s*[|·•]\s*|\s+[–—]\s+/).filter(Boolean)) {
		const by = BYLINE.exec(part)?.[1];
		const found = dateIn(part);
		if (by) names.push(...peopleIn(by));
		else if (found) {
			if (date === undefined || !/updated|modified/i.test(part))
				[date, isUpdate] = [found, /updated|modified/i.test(part)];
		} else if (
			!READING_TIME.test(part) &&
			!(names.length && (JOB.test(part) || PAPER.test(part))) &&
			!BOILERPLATE.test(part)
		)
			return undefined;
	}
	return names.length || date ? { names, date, isUpdate } : undefined;
}

/** Several authors in one text, if each part of it is a name; else the text without "By". */
export function authorsIn(text: string): string[] {
	const people = peopleIn(text);
	return people.length > 1 && people.every(isName) ? people : [text.replace(/^by\s+(?=\p{Lu})/iu, "").trim()];
}

/** `Ana Ruiz, Tom Hale and Jo Fenn, City Hall reporter` → three names. */
function peopleIn(text: string): string[] {
	const parts = text
		.replace(/\s+(?:in|from) \p{Lu}[\p{L} ]*?(?=,| and |$)/gu, "")
		.replace(/^.{0,40}\b(?:reporters?|writers?|correspondents?|journalists?)\s+(?=\p{Lu})/u, "")
		.split(/\s*,\s*(?:and\s+)?|\s+(?:and|&|und|y|et)\s+|(?<=\p{Ll})(?=By \p{Lu})/u)
		.map((part) => part.replace(/^by\s+/i, "").trim());
	return [...new Set(parts.filter((part) => part && !JOB.test(part) && part.split(" ").length <= 5).map(undoubled))];
}

/** `Mara LindqvistMara Lindqvist`: the name and the alternative text of the portrait. */
const undoubled = (name: string): string => {
	const half = name.slice(0, name.length / 2);
	return name === half + half ? half : name;
};

/** What the page adds: advertisements, buttons, invitations, the time that reading takes. */
export const isBoilerplate = (line: string): boolean =>
	READING_TIME.test(line) || BOILERPLATE.test(line) || INVITATION.test(line);

/** Behind this line the page lists other stories. */
export const endsStory = (line: string): boolean => END.test(line);

/** The heading of the key points. */
export const isBreak = (line: string): boolean =>
	/^(?:key points?|highlights?|at a glance|what to know|in brief|the main points)\W*$/i.test(line);

/** A byline that is there twice: with the name of an author, or with the name and a job. */
export const isOwnLine = (line: string, byline: ReadonlySet<string>): boolean =>
	line.length < 100 &&
	[...byline].some((name) => line === name || undoubled(line) === name || line.startsWith(`${name}, `));

/** The names of other sections in one line: `News | Sport | Weather`. */
export const isMenu = (line: string): boolean => {
	const parts = line.split(/\s+[|·•]\s+/);
	return parts.length > 2 && parts.every((part) => part.length <= 25 && !dateIn(part) && !BYLINE.test(part));
};

/** Whether a line is the section above a headline. `next` is the line below it. */
export const isKicker = (line: string, next: string): boolean =>
	line.split(" ").length <= 2 &&
	next.split(" ").length >= 3 &&
	next.length < 160 &&
	!/[.!]$/.test(next) &&
	headLine(next) === undefined;

/** In characters: the longest line that is a job. */
const MAX_JOB = 60;
/** A job alone: `City Hall reporter`. */
export const isJob = (line: string): boolean => line.length < MAX_JOB && JOB.test(line) && !/[.!?]$/.test(line);

/** Two to four words that begin as names do. */
export const isName = (line: string): boolean => /^(?:\p{Lu}[\p{L}'’.-]*\s){1,3}\p{Lu}[\p{L}'’.-]+$/u.test(line);

/** In characters. A longer line is a sentence of the story. */
const MAX_LINE = 200;

/** The people whom a line thanks for their work. */
export function creditIn(line: string): string[] | undefined {
	const names = line.length < MAX_LINE ? CONTRIBUTED.map((form) => form.exec(line)?.[1]).find(Boolean) : undefined;
	return names === undefined ? undefined : peopleIn(names);
}

/** The other story to which a line leads. */
export const referenceIn = (line: string): string | undefined =>
	line.length < MAX_LINE ? READ_MORE.exec(line)?.[1] : undefined;
