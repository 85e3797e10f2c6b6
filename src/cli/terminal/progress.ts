/** A progress line on the terminal: the current stage, its progress, its rate and the remaining time. */
import type { Options } from "../../build/options.js";
import { isInteractive } from "./terminal.js";

export interface Progress {
	/** Hooks for `build`; undefined without a terminal, so that nothing is counted. */
	readonly hooks: Pick<Options, "onStage" | "onProgress">;
	/** Clears the line. All other output comes after that. */
	readonly end: () => void;
}

const STAGES: Readonly<Record<string, string>> = {
	configure: "Reading the configuration",
	read: "Reading",
	parse: "Reading articles",
	compose: "Composing the edition",
	plan: "Planning pages",
	render: "Printing pages",
	pictures: "Making pictures",
	compress: "Compressing files",
	write: "Writing files",
	assets: "Sending assets",
	"new pages": "Sending new pages",
	"changed pages": "Sending changed pages",
	fronts: "Sending fronts",
	"feeds and sitemaps": "Sending feeds and sitemaps",
	"compressed copies": "Sending compressed copies",
	files: "Sending files",
	deletions: "Deleting files",
};
/** Milliseconds between two updates of the line, so that a slow terminal can keep up. */
const REDRAW_MS = 100;
/** Milliseconds after which the rate of a stage is shown. */
const LONG_STAGE_MS = 2000;
/** The rate is that of the last milliseconds, because unchanged pages pass faster than rendered ones. */
const WINDOW = 5000;

/** `clock` returns milliseconds. */
export function progress(stream: NodeJS.WriteStream, isQuiet = false, clock = () => performance.now()): Progress {
	if (isQuiet || !isInteractive(stream)) return { hooks: {}, end: () => {} };
	let stage = { name: "", items: 0, since: 0 };
	let moments: { readonly at: number; readonly done: number }[] = [];
	const write = (...parts: readonly string[]) => void stream.write(`\r${fitting(parts, stream.columns || 80)}\u001b[K`);
	const interrupted = () => {
		end();
		process.kill(process.pid, "SIGINT");
	};
	/**
	 * While items are being counted, Ctrl+C clears the line first. Otherwise SIGINT keeps its default action, so that Ctrl+C also ends an endless loop in
	 * the site's own code.
	 */
	const answer = (isOn: boolean) => {
		process.off("SIGINT", interrupted);
		if (isOn) process.on("SIGINT", interrupted);
	};
	const end = () => {
		answer(false);
		stream.write("\r\u001b[K");
	};
	return {
		end,
		hooks: {
			onStage: (name, items) => {
				answer(false);
				stage = { name: STAGES[name] ?? name, items, since: clock() };
				moments = [];
				write(`${stage.name}${items > 1 ? ` (${wholeNumber(items)})` : ""} …`);
			},
			onProgress: (done) => {
				const [at, last] = [clock(), moments.at(-1)];
				if (stage.items <= 1 || (last && at - last.at < REDRAW_MS && done < stage.items)) return;
				if (moments.length === 0 || done >= stage.items) answer(done < stage.items);
				moments = [...moments.filter((moment) => at - moment.at <= WINDOW), { at, done }];
				const far = `${stage.name}: ${wholeNumber(done)} of ${wholeNumber(stage.items)}`;
				write(far, ...(at - stage.since < LONG_STAGE_MS ? [] : pace(moments, stage.items)));
			},
		},
	};
}

/** `1 min 20 s left`, `1,200 a second`; empty if nothing was finished recently. */
function pace(moments: readonly { readonly at: number; readonly done: number }[], items: number): string[] {
	const [first, last] = [moments[0], moments.at(-1)];
	if (!first || !last || last.done === first.done || last.at === first.at) return [];
	const rate = (1000 * (last.done - first.done)) / (last.at - first.at);
	const left = Math.ceil((items - last.done) / rate);
	return [...(left > 0 ? [`${duration(left)} left`] : []), `${rounded(rate)} a second`];
}

/** `5 s`, `1 min 20 s`, `2 h 5 min` */
function duration(seconds: number): string {
	const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
	if (hours) return `${wholeNumber(hours)} h ${minutes} min`;
	return minutes ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}

/** The parts that fit into one row without its last column, because some terminals begin a new row there. */
function fitting(parts: readonly string[], columns: number): string {
	const text = parts.join(" · ");
	if (text.length < columns) return text;
	return parts.length > 1 ? fitting(parts.slice(0, -1), columns) : `${text.slice(0, Math.max(0, columns - 2))}…`;
}

const wholeNumber = (number: number): string => number.toLocaleString("en");
const ROUNDING_STEPS = new Intl.NumberFormat("en", { maximumSignificantDigits: 2 });
const rounded = (number: number): string => ROUNDING_STEPS.format(number);
