/** Classifies requests by origin, and decides which browsers may see what. */
import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

const LOOPBACK_HOSTS = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

/** The request names this machine. A foreign host name that resolves to it (DNS rebinding) is refused. */
export const isLocal = ({ headers: { host = "" } }: IncomingMessage): boolean => LOOPBACK_HOSTS.test(host);

/** The request comes from a page of this server, or the address was typed. Requests of other sites are refused (Fetch Metadata; RFC 6454, 7). */
export const isSameOrigin = ({ headers: { host, origin, "sec-fetch-site": from } }: IncomingMessage): boolean =>
	(origin === undefined || origin === `http://${host}`) &&
	(from === undefined || from === "same-origin" || from === "none");

/** The browser opens the address as a top-level page: not in a frame, and not for a script or an image. Programs other than browsers send no such header. */
export const isNavigation = ({ headers }: IncomingMessage): boolean =>
	headers["sec-fetch-dest"] === undefined
		? headers["sec-fetch-site"] === undefined
		: headers["sec-fetch-mode"] === "navigate" && headers["sec-fetch-dest"] === "document";

/** Browsers send cookies to all ports of a host, so the name of the cookie contains the port. */
const hostName = ({ socket }: IncomingMessage): string => `broadsheet-session-${socket.localPort}`;

/** Whether this browser has opened an address with the token of this run. */
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
 * Drawings and other XML files of the site get an opaque origin and no scripts (CSP 3, `sandbox`). HTML files keep their origin, because they may load
 * their own scripts, style sheets and data; they cannot read the desk or the errors, whose keys are only in top-level pages.
 */
export const isToSandbox = (type: string): boolean => /xml/.test(type) && !/html/.test(type);
