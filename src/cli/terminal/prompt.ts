/** Asks questions: answers come from flags, else from the user at the terminal. Without a terminal no question is asked. */
import { createInterface } from "node:readline";

export interface Question {
	/** Such as `--headline`. */
	readonly flag: string;
	/** The text of the question. */
	readonly message: string;
	/** A description of valid answers, printed if a required flag is missing. */
	readonly example: string;
	/** The default for an empty answer; '' for none. Undefined: an answer is required. */
	readonly fallback?: string;
	/** Lines printed above the question. */
	readonly intro?: string;
	/** Why an answer is invalid, as a sentence. `asked`: the answer was typed, and can be typed again. */
	readonly validate?: (answer: string, asked: boolean) => string | undefined;
}
export type Answers<K extends string> = Readonly<Record<K, string>>;

/** Input and output of the questions. Questions go to stderr, so that stdout contains only the result. */
export interface Terminal {
	readonly input: NodeJS.ReadStream;
	readonly output: NodeJS.WriteStream;
}
const TERMINAL: Terminal = { input: process.stdin, output: process.stderr };

/** Flags are checked before any question is asked. Returns `error`, a message for the user, if there are no answers. */
export async function promptFor<K extends string>(
	questions: Readonly<Record<K, Question>>,
	flags: Readonly<Partial<Record<NoInfer<K>, string | undefined>>>,
	terminal = TERMINAL,
): Promise<{ readonly answers: Answers<K> } | { readonly error: string }> {
	const names = Object.keys(questions) as K[];
	const isAsked = terminal.input.isTTY === true;
	const problems = names.flatMap((name) => flagProblem(questions[name], flags[name], isAsked) ?? []);
	if (problems.length) return { error: problems.join("\n") };
	const answers: Partial<Record<K, string>> = {};
	for (const name of names)
		answers[name] = flags[name] === undefined ? questions[name].fallback : normalize(flags[name]);
	const open = isAsked ? names.filter((name) => flags[name] === undefined) : [];
	if (open.length) {
		const lines = readLines(terminal);
		try {
			for (const name of open) {
				const answer = await ask(questions[name], lines);
				if (answer === undefined) return { error: "Cancelled: nothing was written" };
				answers[name] = answer;
			}
		} finally {
			lines.close();
		}
	}
	return { answers: answers as Answers<K> };
}

function flagProblem({ flag, fallback, example, validate }: Question, given: string | undefined, isAsked: boolean) {
	if (given === undefined)
		return fallback === undefined && !isAsked ? `${flag} is missing\n  hint: ${flag} ${example}` : undefined;
	const answer = normalize(given);
	const wrong =
		answer === "" && fallback !== "" ? `It is empty\n  hint: ${flag} ${example}` : validate?.(answer, false);
	return wrong === undefined ? undefined : `${flag}: ${wrong}`;
}

/** Repeats the question until the answer is valid. Undefined at the end of the input. */
async function ask({ message, fallback, intro, validate }: Question, lines: LineReader): Promise<string | undefined> {
	if (intro) lines.say(intro);
	for (;;) {
		const typed = await lines.next(fallback ? `${message} [${fallback}]: ` : `${message}: `);
		if (typed === undefined) return undefined;
		const answer = normalize(typed) || fallback;
		const wrong = answer === undefined ? "An answer is required" : answer && validate?.(answer, true);
		if (answer !== undefined && !wrong) return answer;
		lines.say(`  ${wrong}`);
	}
}

/** A single line without control characters, with single spaces. */
const normalize = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, " ").trim();

interface LineReader {
	readonly say: (text: string) => void;
	/** The next line of input; undefined at the end of the input. */
	readonly next: (prompt: string) => Promise<string | undefined>;
	readonly close: () => void;
}
function readLines({ input, output }: Terminal): LineReader {
	const reader = createInterface({ input, output, historySize: 0 });
	const ahead: string[] = [];
	let waiting: ((line: string | undefined) => void) | undefined;
	let ended = false;
	reader.on("line", (line) => {
		if (waiting) waiting(line);
		else ahead.push(line);
		waiting = undefined;
	});
	reader.on("close", () => {
		ended = true;
		if (waiting) output.write("\n");
		waiting?.(undefined);
	});
	return {
		say: (text) => void output.write(`${text}\n`),
		next: (prompt) => {
			if (ahead.length || ended) {
				output.write(`${prompt}${ahead[0] ?? ""}\n`);
				return Promise.resolve(ahead.shift());
			}
			reader.setPrompt(prompt);
			reader.prompt();
			return new Promise((typed) => {
				waiting = typed;
			});
		},
		close: () => reader.close(),
	};
}
