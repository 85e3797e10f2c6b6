/**
 * A server that speaks as Netlify does, as far as a deploy needs it: deploys by file digests, asynchronous ones, publishing and its lock, and the files of
 * the published deploy (docs.netlify.com, "Get started with the Netlify API"; open-api.netlify.com).
 */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

interface Made {
	readonly id: string;
	readonly files: Readonly<Record<string, string>>;
	readonly missing: Set<string>;
	readonly created_at: string;
	/** Number of looks until it is prepared. */
	preparing: number;
}
/** How an upload is answered instead: with a status and headers; 0 closes the connection, before or after the file was taken. */
export interface Refusal {
	readonly status: number;
	readonly message?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly isTaken?: boolean;
}

/** Waits are as short as a host can ask for. */
export const soon = () => ({ "x-ratelimit-reset": new Date(Math.floor(Date.now() / 1000) * 1000 + 10).toISOString() });

export async function startNetlify() {
	/** By SHA-1. */
	const contents = new Map<string, Buffer>();
	const deploys: Made[] = [];
	const server = {
		contents,
		deploys,
		/** The published deploy. */
		served: undefined as string | undefined,
		/** Whether auto publishing is stopped. */
		isLocked: false,
		/** The files that were taken, and all requests. */
		uploads: [] as string[],
		requests: [] as string[],
		/** How an upload is answered; undefined: as usual. `number` counts the attempts. */
		refuse: (_file: string, _number: number): Refusal | undefined => undefined,
		/** Called after the files of the published deploy were listed, before the response. */
		afterFiles: async (): Promise<void> => {},
		env: {} as Record<string, string>,
		/** The files that readers get. */
		live: () =>
			Object.fromEntries(
				Object.entries(deploys.find(({ id }) => id === server.served)?.files ?? {}).map(([path, sha]) => [
					path.slice(1),
					contents.get(sha)?.toString("latin1"),
				]),
			),
		close: async () => {
			http.closeAllConnections();
			http.close();
			await once(http, "close");
		},
	};
	let attempts = 0;
	const published = new Set<string>();
	const shown = (made: Made) => {
		const state = made.preparing-- > 0 ? "preparing" : made.missing.size ? "uploading" : "ready";
		if (state === "ready" && !server.isLocked && deploys.at(-1) === made && !published.has(made.id)) {
			published.add(made.id);
			server.served = made.id;
		}
		const required = state === "preparing" ? undefined : [...made.missing];
		return { id: made.id, state, required, created_at: made.created_at, locked: server.isLocked };
	};
	const http = createServer(async (request, response) => {
		const parts: Buffer[] = [];
		for await (const part of request) parts.push(part);
		const body = Buffer.concat(parts);
		const path = decodeURIComponent((request.url ?? "").replace(/\?.*/, ""));
		server.requests.push(`${request.method} ${path}`);
		const reply = (status: number, value: object, headers = {}) =>
			void response.writeHead(status, headers).end(JSON.stringify(value));
		if (request.headers.authorization !== "Bearer right-token")
			return reply(401, { code: 401, message: "Access Denied" });
		const deploy = deploys.find(
			({ id }) => `${path}/`.startsWith(`/deploys/${id}/`) || path === `/sites/vale/deploys/${id}/restore`,
		);
		const live = deploys.find(({ id }) => id === server.served);
		if (path === "/sites/vale") return reply(200, { id: "vale", published_deploy: live ? shown(live) : null });
		if (path === "/sites/vale/files") {
			const files = Object.entries(live?.files ?? {});
			await server.afterFiles();
			return reply(
				200,
				files.map(([path, sha]) => ({ id: path, path, sha, size: contents.get(sha)?.length })),
			);
		}
		if (path === "/sites/vale/deploys" && request.method === "GET") return reply(200, deploys.map(shown));
		if (path === "/sites/vale/deploys") {
			const { files, async: isAsync } = JSON.parse(body.toString()) as Pick<Made, "files"> & { async: boolean };
			const missing = new Set(Object.values(files).filter((sha) => !contents.has(sha)));
			const created_at = `2026-05-04T09:${String(deploys.length).padStart(2, "0")}:00Z`;
			const made = { id: `deploy-${deploys.length + 1}`, files, missing, created_at, preparing: isAsync ? 2 : 0 };
			deploys.push(made);
			return reply(200, shown(made));
		}
		if (deploy && path.endsWith("/restore")) {
			server.served = deploy.id;
			return reply(200, shown(deploy));
		}
		if (deploy && request.method === "PUT") {
			const file = path.slice(`/deploys/${deploy.id}/files/`.length);
			const sha = createHash("sha1").update(body).digest("hex");
			const refusal = server.refuse(file, ++attempts);
			if (!refusal || refusal.isTaken) {
				if (deploy.files[`/${file}`] !== sha || !deploy.missing.has(sha))
					return reply(422, { code: 422, message: `${file} is not required` });
				server.uploads.push(file);
				contents.set(sha, body);
				deploy.missing.delete(sha);
			}
			if (refusal?.status === 0) return void request.socket.destroy();
			return refusal
				? reply(refusal.status, { message: refusal.message }, refusal.headers)
				: reply(200, { id: file, sha });
		}
		return deploy ? reply(200, shown(deploy)) : reply(404, { code: 404, message: "Not Found" });
	}).listen(0, "127.0.0.1");
	await once(http, "listening");
	const { port } = http.address() as AddressInfo;
	server.env = { NETLIFY_AUTH_TOKEN: "right-token", NETLIFY_API_URL: `http://127.0.0.1:${port}` };
	return server;
}
export type NetlifyServer = Awaited<ReturnType<typeof startNetlify>>;
