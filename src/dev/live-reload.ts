/** Notifies browsers of changes: an event stream (HTML, 9.2, "Server-sent events"). Each page requests the details itself. */
import type { ServerResponse } from "node:http";

/** The state of an open page. */
export interface ReloadMessage {
	/** The digest of the page as it is served now. */
	readonly digest: string;
	/** Errors with their code frames. Pages with an error are shown in their last valid version. */
	readonly errors: readonly OverlayError[];
}
export interface OverlayError {
	readonly text: string;
	/** A link that opens the file in an editor. */
	readonly href?: string;
}

export interface LiveReload {
	/** Registers a listener. It gets one event at once, and one after every change. */
	readonly listen: (response: ServerResponse) => void;
	readonly notify: () => void;
	readonly close: () => void;
}

/** An event without data. */
const TICK = "data:\n\n";

export function createLiveReload(): LiveReload {
	const listeners = new Set<ServerResponse>();
	return {
		listen: (response) => {
			response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
			listeners.add(response);
			response.on("close", () => listeners.delete(response));
			response.write(TICK);
		},
		notify: () => {
			for (const response of listeners) response.write(TICK);
		},
		close: () => {
			for (const response of listeners) response.end();
		},
	};
}
