/** `broadsheet preview` in a process of its own, as an editor runs it. */
import { once } from "node:events";
import { start } from "./cli.js";

export interface Previewed {
	readonly url: string;
	/** The token of the run. */
	readonly token: string;
	readonly pid: number;
	/** The output so far, of both streams. */
	readonly said: () => string;
	/** Status and text of a file of the site: `200 <!doctype html>…` */
	readonly read: (path: string) => Promise<string>;
	/** Ends it, and returns its exit code. */
	readonly end: () => Promise<number | null>;
}

export async function preview(root: string, args: readonly string[] = []): Promise<Previewed> {
	const child = start(["preview", "--root", root, "--port", "0", ...args]);
	const ended = once(child, "close") as Promise<[number | null]>;
	let said = "";
	const shown = new Promise<readonly [string, string]>((found, failed) => {
		for (const stream of [child.stdout, child.stderr])
			stream?.setEncoding("utf8").on("data", (text: string) => {
				said += text;
				const [, url, token] = /^(http:\/\/localhost:\d+\/)\?token=([0-9a-f]{32}) /m.exec(said) ?? [];
				if (url !== undefined && token !== undefined) found([url, token]);
			});
		ended.then(() => failed(new Error(`The preview has ended: ${said}`)));
	});
	const [url, token] = await shown;
	return {
		...{ url, token },
		pid: child.pid as number,
		said: () => said,
		read: async (path) => {
			const answer = await fetch(new URL(path, url));
			return `${answer.status} ${await answer.text()}`;
		},
		end: async () => {
			child.kill("SIGINT");
			return (await ended)[0];
		},
	};
}
