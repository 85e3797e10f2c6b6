/** `broadsheet notify`: notifies hubs and search engines of changes. */
import { type NotifyOptions, notify } from "../../deploy/notify.js";
import { printProblems } from "../terminal/problems.js";
import { environment } from "../terminal/terminal.js";

export interface NotifyFlags extends NotifyOptions {
	readonly format: "text" | "json";
}

/** Returns the exit code: 5 if a service did not accept its request. */
export async function runNotify({ format, ...options }: NotifyFlags): Promise<number> {
	const { sent, problems, exit } = await notify({ ...options, env: environment() });
	const requests = sent.map(({ service, endpoint, urls }) => ({ service, endpoint, urls }));
	if (format === "json") process.stdout.write(`${JSON.stringify({ sent: requests, problems, exit })}\n`);
	else {
		printProblems(problems, options.root, process.stderr, "\n");
		for (const { service, endpoint, urls } of requests)
			process.stdout.write(
				options.dryRun
					? `${service}  ${endpoint}\n${urls.map((url) => `  ${url}\n`).join("")}`
					: `${service}  ${endpoint}  ${urls.length === 1 ? urls[0] : `${urls.length.toLocaleString("en")} addresses`}\n`,
			);
		if (exit === 0 && requests.length === 0) process.stdout.write("Nothing has changed since the last time\n");
	}
	return exit;
}
