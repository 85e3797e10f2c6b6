/** Serves the site over HTTP to browsers of this machine. No path of a request is used as a path on disk. */
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { lookup } from "mrmime";
import { digest } from "../core/digest.js";
import { escapeHtml } from "../core/escape-html.js";
import type { Instant, Path } from "../core/model.js";
import * as door from "./access.js";
import { LIMITS, limitConnections } from "./connections.js";
import { DESK_HEADERS, deskPage } from "./desk/page.js";
import type { Desk } from "./desk/routes.js";
import type { ReloadMessage } from "./live-reload.js";
import type { RenderedFile } from "./on-demand-site.js";
import { json, leadingTo, plainText, sent } from "./responses.js";
import { instantIn, localPath, setPreviewInstant, startSession, UNKNOWN } from "./session-cookie.js";

/** The URL prefix of files that belong to the preview and not to the site. */
export const DESK_PATH = "/_desk/";

export interface SiteSource {
	/** The base path of the site: `''`, or `/paper`. */
	readonly base: () => string;
	/** The token that a browser must present once to see the desk and the errors: 32 hex digits. */
	readonly token: string;
	/** A file of the site at an instant, by default now; undefined if the site has no such file. */
	readonly read: (path: Path, at: Instant | undefined) => Promise<RenderedFile | undefined>;
	/** Parses an instant; undefined if the text is invalid. */
	readonly instant: (written: string) => Instant | undefined;
	/** The current state of a page, by the path of its file. */
	readonly stateOf: (path: Path, at: Instant | undefined) => Promise<ReloadMessage>;
	/** The scripts and style sheets of the preview, by name. */
	readonly clientAssets: ReadonlyMap<string, string>;
	/** Registers a connection that receives change events. */
	readonly listen: (response: ServerResponse) => void;
	readonly desk: Desk;
}

/** Keys of 32 hex digits each. Requests of HTML files of the site carry the cookie, but cannot read the keys. */
interface SessionKeys {
	/** Only the desk page contains this key, and no script of the site can read that page. */
	readonly desk: string;
	/** A page of the site contains this key if a browser with the token opens it as a top-level page. */
	readonly page: string;
}

/** Creates the server; the caller starts listening. */
export function serve(site: SiteSource): Server {
	const keys: SessionKeys = { desk: randomBytes(16).toString("hex"), page: randomBytes(16).toString("hex") };
	const server = createServer(LIMITS, (request, response) => {
		answer(request, response, site, keys).catch((cause: unknown) => {
			process.stderr.write(`${cause instanceof Error ? cause.stack : String(cause)}\n`);
			if (!response.headersSent) plainText(response, 500, "Internal error. The terminal shows the details.");
			else response.end();
		});
	});
	limitConnections(server);
	return server;
}

async function answer(
	request: IncomingMessage,
	response: ServerResponse,
	site: SiteSource,
	keys: SessionKeys,
): Promise<void> {
	response.setHeader("x-content-type-options", "nosniff");
	response.setHeader("cross-origin-resource-policy", "same-origin");
	if (!door.isLocal(request)) return plainText(response, 403, "Only on this machine");
	if (request.method !== "GET" && request.method !== "HEAD") return plainText(response, 405, "Only GET and HEAD");
	// A service worker would intercept all later requests, including those for the desk.
	if (request.headers["service-worker"] !== undefined)
		return plainText(response, 403, "No service worker in a preview");
	const [pathname = "/", search = ""] = (request.url ?? "/").split("?", 2);
	const query = new URLSearchParams(search);
	if (query.has("token") && door.isNavigation(request))
		return startSession(request, response, pathname, query, site.token);
	const instantText = door.isSameOrigin(request) && door.isNavigation(request) ? query.get("at") : null;
	if (instantText !== null) return setPreviewInstant(instantText, pathname, site, response);
	const at = site.instant(instantIn(request));
	if (`${pathname}/` === DESK_PATH) return void response.writeHead(302, { location: DESK_PATH }).end();
	const isKnown = door.hasSession(request, site.token);
	const isOfSite = !pathname.startsWith(DESK_PATH);
	// After a link from another site the browser withholds the cookie; it sends it with the next navigation from a page of this server.
	if (!isKnown && (isOfSite || pathname === DESK_PATH) && door.isNavigation(request) && !door.isSameOrigin(request))
		return sent(response, 200, "text/html", leadingTo(localPath(pathname)));
	if (isOfSite) {
		const base = site.base();
		const key = isKnown && door.isNavigation(request) ? keys.page : undefined;
		if (base !== "" && (pathname === "/" || pathname === base))
			return void response.writeHead(302, { location: `${base}/` }).end();
		// A host serves nothing of the site outside its path.
		const path = pathname.startsWith(`${base}/`) ? decoded(pathname.slice(base.length)) : undefined;
		return sendPage(path, site, at, response, key);
	}
	if (pathname === DESK_PATH && door.isNavigation(request)) {
		if (isKnown) return sent(response.setHeaders(DESK_HEADERS), 200, "text/html", deskPage(keys.desk));
		return plainText(response, 403, UNKNOWN);
	}
	if (!door.isSameOrigin(request)) return plainText(response, 403, "Only for pages of this preview");
	const name = pathname.slice(DESK_PATH.length);
	const script = site.clientAssets.get(name);
	if (script !== undefined) return sent(response, 200, lookup(name) ?? "text/plain", script);
	if (name === "events") return site.listen(response);
	const shown = (key: string) => isKnown && door.isEqual(query.get("key") ?? "", key);
	if (name === "state.json")
		return json(response, stateFor(shown(keys.page), await site.stateOf(query.get("page") ?? "", at)));
	if (!shown(keys.desk)) return plainText(response, 403, UNKNOWN);
	const found = await site.desk(name, query, at);
	return found === undefined ? plainText(response, 404, "Not found") : json(response, found);
}

/** Error messages quote hidden articles, so only known browsers see them. */
const stateFor = (isKnown: boolean, { digest, errors }: ReloadMessage): ReloadMessage => ({
	digest: digest,
	errors: isKnown || errors.length === 0 ? errors : [{ text: `Something is wrong. ${UNKNOWN}` }],
});

async function sendPage(
	path: string | undefined,
	site: SiteSource,
	at: Instant | undefined,
	response: ServerResponse,
	key: string | undefined,
): Promise<void> {
	const file = path === undefined ? undefined : path.replace(/^\//, "").replace(/(^|\/)$/, "$1index.html");
	const found = file === undefined ? undefined : await site.read(file, at);
	if (file !== undefined && found === undefined && (await site.read(`${file}/index.html`, at)) !== undefined)
		return void response.writeHead(302, { location: site.base() + encodeURI(`${path}/`) }).end();
	const bytes = found?.bytes;
	const type = (bytes && lookup(file ?? "")) ?? (bytes ? "application/octet-stream" : "text/html");
	if (bytes && found.isUserFile) {
		if (door.isToSandbox(type)) response.setHeader("content-security-policy", "sandbox");
		return sent(response, 200, type, bytes);
	}
	if (bytes && type !== "text/html") return sent(response, 200, type, bytes);
	const html = Buffer.from(bytes ?? (await site.read("404.html", at))?.bytes ?? EMPTY_PAGE).toString();
	const page = bytes ? (file ?? "") : "404.html";
	const open = { page, digest: etag(html), ...(at !== undefined && { at }), ...(key !== undefined && { key }) };
	// Otherwise an HTML file of the site could open the page and read its key.
	if (key !== undefined) response.setHeader("cross-origin-opener-policy", "same-origin");
	sent(response, bytes ? 200 : 404, "text/html", withScript(html, open));
}

/** Shown until the site is ready; errors appear on it. */
export const EMPTY_PAGE =
	'<!doctype html>\n<html lang="en"><head><title>Not found</title></head><body><p>There is no such page.</p></body></html>\n';

/** Identifies the state of a page. */
export const etag = (html: string | Uint8Array): string => digest(html).slice(0, 16);

function withScript(html: string, open: Readonly<Record<string, string>>): string {
	const at = html.lastIndexOf("</body>");
	const data = Object.entries(open).map(([name, value]) => ` data-${name}="${escapeHtml(value)}"`);
	const script = `<script src="${DESK_PATH}preview.js"${data.join("")}></script>`;
	return at === -1 ? html : html.slice(0, at) + script + html.slice(at);
}

/** Undefined if the path is not valid UTF-8. */
const decoded = (pathname: string): string | undefined => {
	try {
		return decodeURIComponent(pathname);
	} catch {
		return undefined;
	}
};
