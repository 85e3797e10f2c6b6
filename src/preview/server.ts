/** Serves the files of a site to browsers of this machine. No path of a request ever reaches the disk. */
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { lookup } from "mrmime";
import { digest } from "../base/digest.js";
import type { Instant, Path } from "../model.js";
import type { Open } from "./channel.js";
import { DESK_HEADERS, deskPage } from "./desk-page.js";
import type { Desk } from "./desk-server.js";

/** Where what belongs to the preview and not to the site is served. */
export const DESK = "/_desk/";

export interface Served {
	/** The bytes of a file of the site, as of an instant or of now; undefined where the site has no such file. */
	readonly read: (path: Path, at: Instant | undefined) => Promise<Uint8Array | undefined>;
	/** The instant that somebody has written; undefined where it is none. */
	readonly instant: (written: string) => Instant | undefined;
	/** The scripts and style sheets of the preview, by name. */
	readonly own: ReadonlyMap<string, string>;
	/** Takes a connection that wants to be told of changes. */
	readonly listen: (response: ServerResponse, open: Open) => void;
	readonly desk: Desk;
}

/** More connections than these are no reader. */
const MOST = 256;
const LOCAL = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;
/** Holds the instant as of which a browser sees the site. */
const COOKIE = "broadsheet-at";

/** It does not listen yet. A connection that says too little is ended, and so are those beyond 256. */
export function serve(site: Served): Server {
	/** Of this run: pages of other sites cannot know it. */
	const token = randomBytes(16).toString("hex");
	const server = createServer({ headersTimeout: 5000, requestTimeout: 10_000 }, (request, response) => {
		answer(request, response, site, token).catch((cause: unknown) => {
			process.stderr.write(`${cause instanceof Error ? cause.stack : String(cause)}\n`);
			if (!response.headersSent) plain(response, 500, "A bug of ours. The terminal says more.");
			else response.end();
		});
	});
	server.maxConnections = MOST;
	return server;
}

async function answer(request: IncomingMessage, response: ServerResponse, site: Served, token: string): Promise<void> {
	response.setHeader("x-content-type-options", "nosniff");
	response.setHeader("cross-origin-resource-policy", "same-origin");
	if (!LOCAL.test(request.headers.host ?? "")) return plain(response, 403, "Only on this machine");
	if (request.method !== "GET" && request.method !== "HEAD") return plain(response, 405, "Only GET and HEAD");
	const [pathname = "/", search = ""] = (request.url ?? "/").split("?", 2);
	const query = new URLSearchParams(search);
	const wished = isOurs(request) ? query.get("at") : null;
	if (wished !== null) return asOf(wished, pathname, site, response);
	const at = site.instant(new RegExp(`(?:^|; )${COOKIE}=([^;]+)`).exec(request.headers.cookie ?? "")?.[1] ?? "");
	if (`${pathname}/` === DESK) return void response.writeHead(302, { location: DESK }).end();
	if (!pathname.startsWith(DESK)) return page(decoded(pathname), site, at, token, response);
	if (pathname === DESK && isVisit(request))
		return sent(response.setHeaders(DESK_HEADERS), 200, "text/html", deskPage(token));
	if (!isOurs(request) || query.get("token") !== token) return plain(response, 403, "Only for pages of this preview");
	const name = pathname.slice(DESK.length);
	if (name === "events") return site.listen(response, { path: query.get("page") ?? "", at });
	const found = site.own.get(name) ?? (await site.desk(name, query, at));
	if (found === undefined) return plain(response, 404, "Not found");
	sent(response, 200, lookup(name) ?? "text/plain", typeof found === "string" ? found : JSON.stringify(found));
}

/** Asked by a page of ours, or typed by somebody: another site, whatever it knows, is told nothing (Fetch Metadata; RFC 6454, 7). */
const isOurs = ({ headers: { host, origin, "sec-fetch-site": from } }: IncomingMessage): boolean =>
	(origin === undefined || origin === `http://${host}`) &&
	(from === undefined || from === "same-origin" || from === "none");

/** A page of ours, or somebody who opens an address in a window of its own, wherever they come from; no frame, no script, no picture. */
const isVisit = (request: IncomingMessage): boolean =>
	isOurs(request) ||
	(request.headers["sec-fetch-mode"] === "navigate" && request.headers["sec-fetch-dest"] === "document");

/** From now on this browser sees the site as of an instant, or as of now. */
function asOf(wished: string, pathname: string, site: Served, response: ServerResponse): void {
	const at = site.instant(wished);
	if (at === undefined && wished !== "now" && wished !== "")
		return void plain(response, 400, "That is no instant. Write it like 2026-11-18T07:30, or now");
	const cookie = `${COOKIE}=${at ?? ""}; Path=/; SameSite=Strict; HttpOnly${at === undefined ? "; Max-Age=0" : ""}`;
	response.writeHead(302, { location: `/${pathname.replace(/^[/\\]+/, "")}`, "set-cookie": cookie }).end();
}

async function page(
	path: string | undefined,
	site: Served,
	at: Instant | undefined,
	token: string,
	response: ServerResponse,
): Promise<void> {
	const file = path === undefined ? undefined : path.replace(/^\//, "").replace(/(^|\/)$/, "$1index.html");
	const found = file === undefined ? undefined : await site.read(file, at);
	if (file !== undefined && found === undefined && (await site.read(`${file}/index.html`, at)) !== undefined)
		return void response.writeHead(302, { location: encodeURI(`${path}/`) }).end();
	const type = (found && lookup(file ?? "")) ?? (found ? "application/octet-stream" : "text/html");
	if (type !== "text/html") return sent(response, 200, type, found ?? "");
	const html = Buffer.from(found ?? (await site.read("404.html", at)) ?? NOTHING).toString();
	const open = { page: found ? (file ?? "") : "404.html", is: isOf(html), ...(at !== undefined && { at }) };
	sent(response, found ? 200 : 404, "text/html", withScript(html, open, token));
}

/** Before anything is there, there is still a page, on which errors are shown. */
export const NOTHING =
	'<!doctype html>\n<html lang="en"><head><title>Not found</title></head><body><p>There is no such page.</p></body></html>\n';

/** Tells one state of a page from another. */
export const isOf = (html: string | Uint8Array): string => digest(html).slice(0, 16);

function withScript(html: string, open: Readonly<Record<string, string>>, token: string): string {
	const at = html.lastIndexOf("</body>");
	const data = Object.entries(open).map(
		([name, value]) => ` data-${name}="${value.replace(/[&"<]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"`,
	);
	const script = `<script src="${DESK}preview.js?token=${token}"${data.join("")}></script>`;
	return at === -1 ? html : html.slice(0, at) + script + html.slice(at);
}

function sent(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
	const isText = /^text\/|xml|json|javascript/.test(type);
	response
		.writeHead(status, { "content-type": isText ? `${type}; charset=utf-8` : type, "cache-control": "no-store" })
		.end(body);
}
const plain = (response: ServerResponse, status: number, text: string): void =>
	sent(response, status, "text/plain", `${text}\n`);

/** Undefined where it is no text. */
const decoded = (pathname: string): string | undefined => {
	try {
		return decodeURIComponent(pathname);
	} catch {
		return undefined;
	}
};
