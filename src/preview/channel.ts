/** Tells open pages what is new: an event stream (HTML, 9.2, "Server-sent events"). */
import type { ServerResponse } from "node:http";
import type { Instant, Path } from "../model.js";

/** A page that somebody looks at. */
export interface Open {
	/** Its file. */
	readonly path: Path;
	/** The instant as of which it is seen; undefined for now. */
	readonly at?: Instant | undefined;
}
/** What an open page is told. */
export interface News {
	/** The digest of the page as it is served now. */
	readonly is: string;
	/** Errors, with their code frames. While there is one, what has it is shown as it was without. */
	readonly faults: readonly Fault[];
}
export interface Fault {
	readonly text: string;
	/** Opens the file in an editor. */
	readonly href?: string;
}

export interface Channel {
	/** Each who listens is told at once what is so now, and then everything that comes. */
	readonly listen: (response: ServerResponse, open: Open) => void;
	/** Tells all of them what is so now. */
	readonly tell: () => Promise<void>;
	readonly close: () => void;
}

/** `newsOf` says what is so now of a page. */
export function openChannel(newsOf: (open: Open) => Promise<News>): Channel {
	const listeners = new Map<ServerResponse, Open>();
	const send = async (response: ServerResponse, open: Open) => {
		const news = await newsOf(open);
		if (listeners.has(response)) response.write(`data: ${JSON.stringify(news)}\n\n`);
	};
	return {
		listen: (response, open) => {
			response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
			listeners.set(response, open);
			response.on("close", () => listeners.delete(response));
			void send(response, open);
		},
		tell: async () => void (await Promise.all([...listeners].map(([response, open]) => send(response, open)))),
		close: () => {
			for (const response of listeners.keys()) response.end();
		},
	};
}
