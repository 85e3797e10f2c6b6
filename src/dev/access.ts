/** Classifies requests by their origin, and decides what a browser may do with the response. */
import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

const LOOPBACK_HOSTS = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

/** By a name of this machine: a site whose name leads here (DNS rebinding) is not answered. */
export const isLocal = ({ headers: { host = "" } }: IncomingMessage): boolean => LOOPBACK_HOSTS.test(host);

/** Requested by a page of this server, or typed: other sites, whatever they know, are refused (Fetch Metadata; RFC 6454, 7). */
export const isSameOrigin = ({ headers: { host, origin, "sec-fetch-site": from } }: IncomingMessage): boolean =>
	(origin === undefined || origin === `http://${host}`) &&
	(from === undefined || from === "same-origin" || from === "none");

/** The browser opens an address in a window of its own: no frame, no script, no picture. A program that is no browser sends no such header. */
export const isNavigation = ({ headers }: IncomingMessage): boolean =>
	headers["sec-fetch-dest"] === undefined
		? headers["sec-fetch-site"] === undefined
		: headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document";

/** Browsers send the cookies of one port to all others, so its name has the port. */
const hostName = ({ socket }: IncomingMessage): string => `broadsheet-session-${socket.localPort}`;

/** Has this browser opened an address with the token of this run? */
export const hasSession = (request: IncomingMessage, token: string): boolean =>
	isEqual(cookieOf(request, hostName(request)) ?? "", token);

export const sessionCookie = (request: IncomingMessage, token: string): string =>
	`${hostName(request)}=${token}; Path=/; SameSite=Strict; HttpOnly`;

export const isEqual = (given: string, token: string): boolean =>
	given.length === token.length && timingSafeEqual(Buffer.from(given, "latin1"), Buffer.from(token, "latin1"));

export function cookieOf({ headers: { cookie = "" } }: IncomingMessage, name: string): string | undefined {
	const found = cookie.split(/; */).find((each) => each.startsWith(`${name}=`));
	return found?.slice(name.length + 1);
}

/**
 * A drawing or other XML that a story or `static/` brings has an origin of its own, and no script (CSP 3, `sandbox`). HTML keeps the origin, because its own scripts,
 * style sheets and data would be refused to it; it cannot read the desk and what is wrong, whose keys are only in pages that have a window of their own.
 */
export const isToSandbox = (type: string): boolean => /xml/.test(type) && !/html/.test(type);
