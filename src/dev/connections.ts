/** Limits connections, so that idle ones cannot keep out a reader. */
import type { Server } from "node:http";
import type { Socket } from "node:net";

/** Maximum number of open connections. */
const MAX_CONNECTIONS = 256;

/** Options of `createServer`, in milliseconds: a request must be complete within five seconds; open connections are checked every second. */
export const LIMITS = {
	...{ headersTimeout: 5000, requestTimeout: 5000, keepAliveTimeout: 5000, connectionsCheckingInterval: 1000 },
} as const;

/** When the limit is reached, a new connection closes an old one: the one idle for the longest time, or else the one with the oldest request. */
export function limitConnections(server: Server): void {
	/** Idle connections, in the order in which they became idle. */
	const waiting = new Set<Socket>();
	/** Connections with a request, in the order of their requests. */
	const busy = new Set<Socket>();
	server.on("connection", (socket) => {
		if (waiting.size + busy.size >= MAX_CONNECTIONS) oldest(waiting, busy)?.destroy();
		waiting.add(socket);
		socket.once("close", () => {
			waiting.delete(socket);
			busy.delete(socket);
		});
	});
	server.on("request", ({ socket }, response) => {
		waiting.delete(socket);
		busy.delete(socket);
		busy.add(socket);
		response.once("close", () => {
			if (busy.delete(socket) && !socket.destroyed) waiting.add(socket);
		});
	});
}

/** Removed at once, because the `close` event comes later. */
function oldest(...lists: readonly Set<Socket>[]): Socket | undefined {
	for (const list of lists)
		for (const socket of list) {
			list.delete(socket);
			return socket;
		}
	return undefined;
}
