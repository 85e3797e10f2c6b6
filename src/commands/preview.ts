/** `broadsheet preview`: builds and serves the output on the loopback address, until it is interrupted. */

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import sirv from "sirv";
import { runBuild } from "./build.js";

export interface PreviewFlags {
	readonly root: string;
	readonly out: string;
	readonly cache: string;
	readonly port: number;
	readonly drafts?: boolean;
}

/** Gives the exit code, once the server has been ended. */
export async function runPreview({ port, drafts, ...folders }: PreviewFlags): Promise<number> {
	const root = resolve(folders.root);
	// Drafts never enter the folder that is deployed.
	const out = drafts ? join(root, ".preview") : resolve(root, folders.out);
	const exit = await runBuild({ ...folders, out, ...(drafts && { drafts }), format: "text", quiet: true });
	if (exit > 1) return exit;
	const serve = sirv(out, { dev: true, dotfiles: false });
	const server = createServer((request, response) => {
		const allowed = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(request.headers.host ?? "");
		// A static server of this kind serves hidden files while it looks at the disk for each request.
		const hidden = /(?:^|[/\\])\.(?!well-known[/\\])/.test(decoded(request.url ?? "/"));
		if (!allowed || (request.method !== "GET" && request.method !== "HEAD")) {
			response
				.writeHead(allowed ? 405 : 403, { "content-type": "text/plain; charset=utf-8" })
				.end(allowed ? "Only GET and HEAD" : "Only on this machine");
			return;
		}
		response.setHeader("x-content-type-options", "nosniff");
		const missing = () => {
			response.writeHead(404, { "content-type": "text/html; charset=utf-8" }).end(notFound(out));
		};
		if (hidden) missing();
		else serve(request, response, missing);
	});
	await new Promise<void>((listening, failed) =>
		server.once("error", failed).listen(port, "127.0.0.1", listening),
	).catch((cause: NodeJS.ErrnoException) => {
		process.stderr.write(`The port ${port} cannot be used: ${cause.code}. Choose another one: --port 4001\n`);
	});
	if (!server.listening) return 3;
	process.stdout.write(`http://localhost:${(server.address() as AddressInfo).port}/  (end with Ctrl+C)\n`);
	await new Promise<void>((ended) => {
		for (const signal of ["SIGINT", "SIGTERM"] as const)
			process.once(signal, () => server.close(() => ended()).closeAllConnections());
	});
	return 0;
}

const decoded = (url: string): string => {
	try {
		return decodeURIComponent(url.replace(/[?#].*$/, ""));
	} catch {
		return "/.";
	}
};

const notFound = (out: string): string | Buffer => {
	try {
		return readFileSync(join(out, "404.html"));
	} catch {
		return "Not found";
	}
};
