/** Addresses that set a cookie for later requests of a browser: the token of the run, or the instant for which it sees the site. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Instant } from "../core/model.js";
import { cookieOf, isEqual, sessionCookie } from "./access.js";
import { leadingTo, plainText, sent } from "./responses.js";

/** The name of the cookie with the instant for which a browser sees the site. */
const COOKIE = "broadsheet-at";
export const UNKNOWN = "Open the address that the terminal shows: it has the token of this run.";

/** The instant in that cookie, as written. */
export const instantIn = (request: IncomingMessage): string => cookieOf(request, COOKIE) ?? "";

/** A request with the right token gets the session cookie, and a redirect to the URL without the token. */
export function startSession(
	request: IncomingMessage,
	response: ServerResponse,
	pathname: string,
	query: URLSearchParams,
	token: string,
): void {
	if (!isEqual(query.get("token") ?? "", token)) return void plainText(response, 403, UNKNOWN);
	query.delete("token");
	response.setHeader("set-cookie", sessionCookie(request, token));
	response.setHeader("referrer-policy", "no-referrer");
	sent(response, 200, "text/html", leadingTo(localPath(pathname) + (query.size > 0 ? `?${query}` : "")));
}

/** Never leads to another host. */
export const localPath = (pathname: string): string => `/${pathname.replace(/^[/\\]+/, "")}`;

/** From now on this browser sees the site at this instant; `now` or an empty text for the present. For navigations only: an image of a story changes nothing. */
export function setPreviewInstant(
	instantText: string,
	pathname: string,
	site: { readonly instant: (written: string) => Instant | undefined },
	response: ServerResponse,
): void {
	const at = site.instant(instantText);
	if (at === undefined && instantText !== "now" && instantText !== "")
		return void plainText(response, 400, "That is not a valid instant. Write it like 2026-11-18T07:30, or now");
	const cookie = `${COOKIE}=${at ?? ""}; Path=/; SameSite=Strict; HttpOnly${at === undefined ? "; Max-Age=0" : ""}`;
	response.writeHead(302, { location: localPath(pathname), "set-cookie": cookie }).end();
}
