/** HTTP responses of the dev server. */
import type { ServerResponse } from "node:http";
import { escapeHtml } from "../core/escape-html.js";

export function sent(response: ServerResponse, status: number, type: string, body: string | Uint8Array): void {
	const isText = /^text\/|xml|json|javascript/.test(type);
	response
		.writeHead(status, { "content-type": isText ? `${type}; charset=utf-8` : type, "cache-control": "no-store" })
		.end(body);
}
export const json = (response: ServerResponse, value: object): void =>
	sent(response, 200, "application/json", JSON.stringify(value));
export const plainText = (response: ServerResponse, status: number, text: string): void =>
	sent(response, status, "text/plain", `${text}\n`);

/** A page with a refresh instead of a redirect: after a link from another site, browsers follow redirects without the cookie. */
export const leadingTo = (address: string): string =>
	`<!doctype html>\n<html lang="en"><head><title>The preview</title><meta http-equiv="refresh" content="0; url=${escapeHtml(address)}"></head><body></body></html>\n`;
