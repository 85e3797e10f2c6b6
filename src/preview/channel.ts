/** Tells open pages what is new: an event stream (HTML, 9.2, "Server-sent events"). */
import type { ServerResponse } from "node:http";
import type { Url } from "../model.js";

/** What an open page is told. */
export interface News {
	/** The number of the build. */
	readonly build: number;
	/** The pages that are other ones now. */
	readonly changed: readonly Url[];
	/** Errors, with their code frames. While there is one the pages are those of the last good build. */
	readonly faults: readonly Fault[];
}
export interface Fault {
	readonly text: string;
	/** Opens the file in an editor. */
	readonly href?: string;
}

export interface Channel {
	/** Each who listens is told at once what is so now, and then everything that comes. */
	readonly listen: (response: ServerResponse, now: News) => void;
	readonly tell: (news: News) => void;
	readonly close: () => void;
}

export function openChannel(): Channel {
	const listeners = new Set<ServerResponse>();
	const send = (response: ServerResponse, news: News) => void response.write(`data: ${JSON.stringify(news)}\n\n`);
	return {
		listen: (response, now) => {
			response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
			listeners.add(response);
			response.on("close", () => listeners.delete(response));
			send(response, now);
		},
		tell: (news) => {
			for (const response of listeners) send(response, news);
		},
		close: () => {
			for (const response of listeners) response.end();
		},
	};
}
