/** Notes what is read of a site. */
import type { DependencyInfo } from "./model/article.js";
import type { Problem } from "./model/problem.js";
import type { Path } from "./scalars.js";
import type { ArticleRef, SiteReader } from "./site-reader.js";

type Argument = ArticleRef | string | number | undefined;
export type Args = readonly Argument[];

/** All of an article, or what lists show of it. */
export type TextPart = "article" | "listing";
type TextDigests = Pick<DependencyInfo, "contentDigest" | "listingDigest">;

/** Notes what the page or shared view asks that is being built; nothing if none is. Answers are plain data. */
export interface ReadRecorder {
	/** Whether answers of `COMMON_ANSWERS` are noted, too. */
	readonly isComplete: boolean;
	/** The text of an article was read. `digests` are those of both parts. */
	readonly text: (article: Path, part: TextPart, digests: TextDigests) => void;
	/** A question about a file, without its name: `resolve bridge.md`. */
	readonly about: (file: Path, question: string, answer: unknown) => void;
	/** Any other question: `slice topic:housing 3`. */
	readonly other: (question: string, answer: unknown) => void;
	/** A view that pages share was used. */
	readonly shared: (node: string, view: unknown) => void;
	/** The page that is being built has these problems. */
	readonly reported: (problems: readonly Problem[]) => void;
	/** Builds a page, or a view that pages share. What `make` asks belongs to it. `task` is what a page is built of. */
	readonly within: <T>(node: string, make: () => T, task?: unknown) => T;
}
const nothing = () => {};
export const NO_RECORDER: ReadRecorder = {
	...{ isComplete: false, text: nothing, about: nothing, other: nothing, shared: nothing, reported: nothing },
	within: (_, make) => make(),
};

/** Notes everything with both. */
export const bothRecorders = (a: ReadRecorder, b: ReadRecorder): ReadRecorder => ({
	isComplete: a.isComplete || b.isComplete,
	text: (...read) => {
		a.text(...read);
		b.text(...read);
	},
	about: (...read) => {
		a.about(...read);
		b.about(...read);
	},
	other: (...read) => {
		a.other(...read);
		b.other(...read);
	},
	shared: (...view) => {
		a.shared(...view);
		b.shared(...view);
	},
	reported: (problems) => {
		a.reported(problems);
		b.reported(problems);
	},
	within: (node, make, task) => a.within(node, () => b.within(node, make, task), task),
});

/** Questions about the file of an article: its answers are current, and are not kept. */
const TEXT_QUESTIONS = ["article", "listing", "standfirst", "minutes", "images"] as const;
/** Questions about an article in the site. */
const ARTICLE_QUESTIONS = [
	...(["url", "groups", "byline", "credits", "entries", "translations", "related", "isLive", "hiddenReason"] as const),
] as const;
/** Questions about a reference in a file, the second argument. */
const REFERENCE_QUESTIONS = ["resolve", "picture"] as const;
const OTHER_QUESTIONS = [
	...(["first", "all", "slice", "corrections", "months", "neighbours"] as const),
	...(["section", "topSections", "topic", "series", "author", "frontPlan", "pageAt"] as const),
	...(["siteView", "alternates", "colorAt", "spec", "document", "yearsSince", "isPast"] as const),
] as const;
/** Questions whose answers do not depend on the texts of articles. */
export const SITE_QUESTIONS = [...ARTICLE_QUESTIONS, ...REFERENCE_QUESTIONS, ...OTHER_QUESTIONS] as const;

/** Whether only an article can be asked, as opposed to a reference in any file. */
export const isArticleQuestion = (name: string): boolean =>
	!REFERENCE_QUESTIONS.some((each) => name.startsWith(`${each} `));

/** The answers that nearly all articles have. */
export const COMMON_ANSWERS: Readonly<Partial<Record<keyof SiteReader, unknown>>> = {
	...{ credits: [], entries: undefined, translations: [], isLive: false, hiddenReason: undefined },
};

const textOf = (each: Argument): string => (typeof each === "object" ? each.from : `${each ?? ""}`);
const isCommon = (question: string, answer: unknown): boolean => {
	const common = COMMON_ANSWERS[question as keyof SiteReader];
	return answer === common || (Array.isArray(answer) && answer.length === 0 && Array.isArray(common));
};

/** A question and its arguments → the file that it is about, if any, and its name. */
type Naming = (args: Args) => readonly [file: Path | undefined, question: string];
const namingOf = (question: string): Naming => {
	if ((ARTICLE_QUESTIONS as readonly string[]).includes(question)) return ([ref]) => [textOf(ref), question];
	if ((REFERENCE_QUESTIONS as readonly string[]).includes(question))
		return ([reference, from]) => [textOf(from), `${question} ${textOf(reference)}`];
	return (args) => [undefined, [question, ...args.map(textOf)].join(" ")];
};
export const NAMINGS: ReadonlyMap<string, Naming> = new Map(
	SITE_QUESTIONS.map((question) => [question, namingOf(question)]),
);

/** The same reader, whose answers are noted. */
export function recordReads(reader: SiteReader, recorder: ReadRecorder): SiteReader {
	if (recorder === NO_RECORDER) return reader;
	const { text, about, other } = recorder;
	type Method = (...args: Args) => unknown;
	const noted = (question: (typeof SITE_QUESTIONS)[number]): Method => {
		const ask = reader[question] as Method;
		const naming = NAMINGS.get(question) as Naming;
		const mayBeCommon = !recorder.isComplete && question in COMMON_ANSWERS;
		return (...args) => {
			const answer = ask(...args);
			if (mayBeCommon && isCommon(question, answer)) return answer;
			const [file, name] = naming(args);
			if (file === undefined) other(name, answer);
			else about(file, name, answer);
			return answer;
		};
	};
	const ofText = (question: (typeof TEXT_QUESTIONS)[number]): ((ref: ArticleRef) => unknown) => {
		const ask = reader[question] as (ref: ArticleRef) => unknown;
		return (ref) => {
			const { dependencies } = reader.article(ref);
			text(ref.from, question === "article" ? "article" : "listing", dependencies);
			return ask(ref);
		};
	};
	return {
		...reader,
		...Object.fromEntries(SITE_QUESTIONS.map((question) => [question, noted(question)])),
		...Object.fromEntries(TEXT_QUESTIONS.map((question) => [question, ofText(question)])),
	} as SiteReader;
}
