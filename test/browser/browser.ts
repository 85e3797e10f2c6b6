/** The browser of the tests, and a server on the loopback address that serves the demo, or a different site. */
import { readFileSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import axe from "axe-core";
import type { Page } from "playwright-core";
import sirv from "sirv";
import { buildDemo, type Demo } from "../support/demo.js";
import { headersOf, parseHeaders } from "../support/headers.js";
import { sharedBrowser } from "./launch.js";

/** The served folder; redirects are shown without their refresh. */
type Served = Pick<Demo, "out" | "html" | "urls">;
export interface Reader {
	/** Opens a page in a window of this size, and runs an action on it. */
	readonly visit: <T>(url: string, window: Window, look: (page: Page) => Promise<T>) => Promise<T>;
	/** Runs an action on many items, two at a time. */
	readonly each: <T, R>(items: readonly T[], look: (item: T) => Promise<R>) => Promise<R[]>;
	/** Requests that should not have been made, and requests that failed. */
	readonly faults: readonly string[];
	/** The number of requested files. */
	readonly asked: () => number;
	readonly close: () => Promise<void>;
}
export interface Window {
	readonly width: number;
	readonly scheme?: "light" | "dark";
	/** A different site that the page may request, if the reader wants it. The test answers for it. */
	readonly other?: string;
	/** Time passes only when the test advances it. */
	readonly clock?: true;
}

/** Replaces the page of an open window, whose scripts stay: many times faster than opening a new window. */
export const turnTo = (page: Page, url: string): Promise<void> =>
	page.evaluate(async (url) => {
		const html = await (await fetch(url)).text();
		document.documentElement.replaceWith(new DOMParser().parseFromString(html, "text/html").documentElement);
		await Promise.all(
			[...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].map(
				(sheet) => sheet.sheet || new Promise((loaded) => sheet.addEventListener("load", loaded)),
			),
		);
	}, encodeURI(url));

/** The findings of axe on pages of a site, opened one after another, each in its windows: page, window, rule and element. */
export async function violationsOf(
	page: Page,
	looks: readonly (readonly [url: string, windows: readonly Window[]])[],
): Promise<string[]> {
	await page.evaluate(axe.source);
	const found: string[] = [];
	for (const [url, windows] of looks) {
		await turnTo(page, url);
		for (const { width, scheme = "light" } of windows) {
			await page.setViewportSize({ width, height: 900 });
			await page.emulateMedia({ colorScheme: scheme });
			const here = await page.evaluate(async () => {
				const { axe } = globalThis as unknown as { axe: typeof import("axe-core") };
				const { violations } = await axe.run(document, {
					resultTypes: ["violations"],
					...{ preload: false, selectors: false, iframes: false },
				});
				return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
			});
			found.push(...here.map((text) => `${url} at ${width} ${scheme}: ${text}`));
		}
	}
	return found;
}

/** Two halves of a list: a browser is quick with two windows. */
export const halves = <T>(items: readonly T[]): (readonly T[])[] => {
	const half = Math.ceil(items.length / 2);
	return [items.slice(0, half), items.slice(half)];
};

export type Reading = Demo & Reader;
export const openDemo = async (): Promise<Reading> => open(await buildDemo());

export async function open<S extends Served>(site: S): Promise<S & Reader> {
	const server = await serve(site);
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const browser = await sharedBrowser();
	const faults: string[] = [];
	let asked = 0;

	const visit: Reader["visit"] = async (url, { width, scheme = "light", other, clock }, look) => {
		const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
		page.on("request", (request) => {
			asked++;
			if (other !== undefined && request.url().startsWith(other)) return;
			if (!request.url().startsWith(`${origin}/`)) faults.push(`${url} asks for ${request.url()}`);
		});
		page.on("requestfailed", (request) => {
			// A request that is pending when the page is left is not a fault of the page.
			if (request.failure()?.errorText !== "net::ERR_ABORTED") faults.push(`${url} does not get ${request.url()}`);
		});
		page.on("response", (response) => {
			if (response.status() >= 400) faults.push(`${url} gets ${response.status()} for ${response.url()}`);
		});
		page.on("console", (message) => {
			// A late font shows how busy this machine is.
			const isLate = message.text().includes("was preloaded using link preload but not used within a few seconds");
			if (!isLate && (message.type() === "error" || message.type() === "warning"))
				faults.push(`${url} says ${message.text()}`);
		});
		if (other !== undefined)
			await page.route(`${other}/**`, (route) => route.fulfill({ contentType: "text/html", body: "<p>A chart</p>" }));
		if (clock) await page.clock.install();
		try {
			await page.goto(origin + encodeURI(url), { waitUntil: "load" });
			return await look(page);
		} finally {
			await page.close();
		}
	};
	return {
		...site,
		visit,
		faults,
		asked: () => asked,
		each: async (items, look) => {
			const queue = items.map((item, index) => ({ item, index }));
			const results = new Array(items.length);
			const work = async () => {
				for (let next = queue.shift(); next; next = queue.shift()) results[next.index] = await look(next.item);
			};
			await Promise.all([work(), work()]);
			return results;
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
}

/** Served as by a host that reads `_headers`. A redirect is shown without its refresh, so that it can be examined. */
async function serve({ out, html, urls }: Served): Promise<Server> {
	const rules = parseHeaders(readFileSync(join(out, "_headers"), "utf8"));
	const send = (response: ServerResponse, path: string) => {
		for (const [name, values] of Object.entries(headersOf(rules, path))) response.setHeader(name, values.join(", "));
	};
	const files = sirv(out, { dev: true, setHeaders: send });
	const redirects = new Set(urls.filter((url) => html(url).includes('http-equiv="refresh"')));
	const server = createServer((request, response) => {
		const url = decodeURI(request.url ?? "/");
		if (redirects.has(url)) {
			send(response, url);
			response
				.writeHead(200, { "content-type": "text/html; charset=utf-8" })
				.end(html(url).replace(/<meta http-equiv="refresh"[^>]*>/, ""));
		} else files(request, response, () => void response.writeHead(404).end());
	});
	await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
	return server;
}
