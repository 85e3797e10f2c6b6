/** Connections that do not speak never keep a reader out. */
import type { Server } from "node:http";
import type { Socket } from "node:net";

/** Connections at once, at most. */
const MAX_CONNECTIONS = 256;

/** The limits of `createServer`, in milliseconds: a request is complete within five seconds, and open connections are checked every second. */
export const LIMITS = {
	...{ headersTimeout: 5000, requestTimeout: 5000, keepAliveTimeout: 5000, connectionsCheckingInterval: 1000 },
} as const;

/** Beyond 256 connections, each new one ends an older one: the one that has waited longest for a request, else the one whose request is the oldest. */
export function limitConnections(server: Server): void {
	/** In the order in which they were opened, or answered last. */
	const waiting = new Set<Socket>();
	/** In the order of their requests. */
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

/** It is taken out as well: it is closed only later. */
function oldest(...lists: readonly Set<Socket>[]): Socket | undefined {
	for (const list of lists)
		for (const socket of list) {
			list.delete(socket);
			return socket;
		}
	return undefined;
}
