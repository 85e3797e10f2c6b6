/** Serves a map of files to browsers of this machine. No path of a request ever reaches the disk. */
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { lookup } from "mrmime";
import type { Path } from "../model.js";

/** Where what belongs to the preview and not to the site is served. */
export const DESK = "/_desk/";

export interface Served {
	/** The bytes of a file of the site; undefined where the site has no such file. */
	readonly read: (path: Path) => Uint8Array | undefined;
	/** The number of the build, which pages carry. */
	readonly build: () => number;
	/** The script of the preview. */
	readonly script: string;
	/** Takes a connection that wants to be told of changes. */
	readonly listen: (response: ServerResponse) => void;
}

/** More connections than these are no reader. */
const MOST = 256;
const LOCAL = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

/** It does not listen yet. A connection that says too little is ended, and so are those beyond 256. */
export function serve(site: Served): Server {
	/** Of this run: pages of other sites cannot know it. */
	const token = randomBytes(16).toString("hex");
	const server = createServer({ headersTimeout: 5000, requestTimeout: 10_000 }, (request, response) => {
		response.setHeader("x-content-type-options", "nosniff");
		const plain = (status: number, text: string) =>
			void response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${text}\n`);
		if (!LOCAL.test(request.headers.host ?? "")) return plain(403, "Only on this machine");
		if (request.method !== "GET" && request.method !== "HEAD") return plain(405, "Only GET and HEAD");
		const [pathname = "/", query = ""] = (request.url ?? "/").split("?", 2);
		if (!pathname.startsWith(DESK)) return answer(decoded(pathname), site, token, response);
		if (!isOurs(request) || new URLSearchParams(query).get("token") !== token)
			return plain(403, "Only for pages of this preview");
		if (pathname === `${DESK}events`) return site.listen(response);
		if (pathname !== `${DESK}preview.js`) return plain(404, "Not found");
		response.writeHead(200, { "content-type": "text/javascript; charset=utf-8" }).end(site.script);
	});
	server.maxConnections = MOST;
	return server;
}

/** Asked by a page of ours: another site, whatever it knows, is told nothing (Fetch Metadata; RFC 6454, 7). */
const isOurs = ({ headers: { host, origin, "sec-fetch-site": from } }: IncomingMessage): boolean =>
	(origin === undefined || origin === `http://${host}`) && (from === undefined || from === "same-origin");

function answer(path: string | undefined, site: Served, token: string, response: ServerResponse): void {
	const file = path === undefined ? undefined : path.replace(/^\//, "").replace(/(^|\/)$/, "$1index.html");
	const found = file === undefined ? undefined : site.read(file);
	if (file !== undefined && found === undefined && site.read(`${file}/index.html`) !== undefined)
		return void response.writeHead(302, { location: encodeURI(`${path}/`) }).end();
	const missing = found === undefined;
	const bytes = found ?? site.read("404.html") ?? Buffer.from(NOTHING);
	const type = (missing ? undefined : lookup(file ?? "")) ?? (missing ? "text/html" : "application/octet-stream");
	const text = type === "text/html" ? withScript(Buffer.from(bytes).toString(), site.build(), token) : bytes;
	response
		.writeHead(missing ? 404 : 200, {
			"content-type": /^text\/|xml|json|javascript/.test(type) ? `${type}; charset=utf-8` : type,
			"cache-control": "no-store",
		})
		.end(text);
}

/** Before anything is published there is still a page, on which errors are shown. */
const NOTHING =
	'<!doctype html>\n<html lang="en"><head><title>Not found</title></head><body><p>There is no such page.</p></body></html>\n';

function withScript(html: string, build: number, token: string): string {
	const at = html.lastIndexOf("</body>");
	const script = `<script src="${DESK}preview.js?token=${token}" data-build="${build}"></script>`;
	return at === -1 ? html : html.slice(0, at) + script + html.slice(at);
}

/** Undefined where it is no text. */
const decoded = (pathname: string): string | undefined => {
	try {
		return decodeURIComponent(pathname);
	} catch {
		return undefined;
	}
};
