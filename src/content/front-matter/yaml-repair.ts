/** Corrects typing errors in YAML. A corrected line is suggested only if the text can then be parsed beyond it. */
import { candidates } from "./yaml-lines.js";

/** One typing error: its position in the original text, what is wrong, and the corrected line. */
export interface Slip {
	readonly offset: number;
	readonly length: number;
	readonly message: string;
	readonly line: string;
}
/** Maximum numbers of repairs per text, and of candidate lines per repair. */
const MAX_SLIPS = 30;
const MAX_ATTEMPTS = 40;
/** Maximum number of characters that are parsed to find all repairs of a text. The common one has less than a thousand. */
const MAX_PARSED = 500_000;
/** An unclosed quotation mark or bracket is reported at most this many lines below it. */
const MAX_LINES = 12;

/** What is wrong with a text: the offsets of its errors or, if it has none, of misreadings. */
export interface YamlProblems {
	readonly at: readonly number[];
	readonly isSilent: boolean;
}

/** Returns the typing errors in order, and the corrected text with the same number of lines. Any remaining error is of an unknown kind. */
export function repair(
	text: string,
	problemsOf: (text: string) => YamlProblems,
): { readonly slips: readonly Slip[]; readonly text: string } {
	const typed = text.split("\n");
	const lines = [...typed];
	const slips = new Map<number, Slip>();
	const look = () => {
		const now = lines.join("\n");
		const { at, isSilent } = problemsOf(now);
		parsed += now.length;
		return { faulty: linesAt(at, now), isSilent };
	};
	let parsed = 0;
	let attempts = 0;
	/** Replaces the line by a candidate if the text is better then. */
	const attempt = (index: number, near: boolean, wanted: (now: ReturnType<typeof look>) => boolean): boolean => {
		const before = lines[index];
		if (before === undefined) return false;
		for (const { message, line } of candidates(lines, index, near)) {
			if (attempts++ >= MAX_ATTEMPTS || parsed > MAX_PARSED) break;
			lines[index] = line;
			if (!wanted(look())) continue;
			const was = typed[index] as string;
			const same = shared(was, line);
			const offset = typed.slice(0, index).reduce((sum, { length }) => sum + length + 1, same);
			slips.set(index, { offset, length: was.trimEnd().length - same, message, line });
			return true;
		}
		lines[index] = before;
		return false;
	};
	/** Misread lines, and whether their correction has been tried. */
	const silent = new Map<number, boolean>();
	for (let rounds = 0; rounds < MAX_SLIPS && parsed <= MAX_PARSED; rounds++) {
		const { faulty, isSilent } = look();
		attempts = 0;
		if (isSilent) {
			for (const index of faulty) if (!silent.has(index)) silent.set(index, false);
			for (const index of slips.keys()) silent.set(index, true);
			const [next] = [...silent].find(([, isTried]) => !isTried) ?? [];
			if (next === undefined) break;
			silent.set(next, true);
			attempt(next, true, (now) => !now.faulty.includes(next) && (now.isSilent || (now.faulty[0] ?? Infinity) > next));
			continue;
		}
		const from = faulty[0];
		if (from === undefined) break;
		// An error is reported in its own line, in the next one, or anywhere below.
		const suspects = [from, from + 1, ...Array.from({ length: MAX_LINES }, (_, above) => from - 1 - above)];
		const found = suspects.some((index) =>
			attempt(index, Math.abs(index - from) <= 1, ({ faulty: [next], isSilent }) => {
				return next === undefined || isSilent || (next > index && next !== from);
			}),
		);
		if (!found) break;
	}
	return { slips: [...slips.values()].sort((a, b) => a.offset - b.offset), text: lines.join("\n") };
}

/** The lines of some offsets, each once, in order. */
function linesAt(offsets: readonly number[], text: string): number[] {
	const found = new Set<number>();
	let [line, end] = [0, text.indexOf("\n")];
	for (const offset of offsets.toSorted((a, b) => a - b)) {
		for (; end !== -1 && end < offset; end = text.indexOf("\n", end + 1)) line++;
		found.add(line);
	}
	return [...found];
}

/** The length of the common prefix of two texts. */
function shared(one: string, other: string): number {
	let at = 0;
	while (at < one.length && one[at] === other[at]) at++;
	return at;
}
