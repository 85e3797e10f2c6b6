/** Requests to the Netlify API. The token is in the environment, and in no message. */
import { setTimeout as wait } from "node:timers/promises";
import { error } from "../../core/problem.js";
import { Refused } from "../refused.js";
import type { TargetContext } from "../target.js";
import { failed } from "./refusals.js";

type Ask = (method: "GET" | "POST" | "PUT", path: string, body?: string | Uint8Array) => Promise<unknown>;

const MAX_NETLIFY_TRIES = 8;
/** Milliseconds. */
const NETLIFY_TIMEOUT_MS = 300_000;
const MIN_NETLIFY_RETRY_MS = 200;
const MAX_NETLIFY_RETRY_MS = 60_000;

/** Returns the parsed response. Repeats requests with the status 429 or 500 and failed connections, each with the whole body. Throws `Refused`. */
export function netlifyClient(place: string, env: TargetContext["env"]): Ask {
	const token = env.NETLIFY_AUTH_TOKEN;
	if (!token)
		throw new Refused(
			error("deploy-secrets", "There is no token for Netlify in the environment", undefined, {
				hint: "make one in the settings of your user (Applications, Personal access tokens), and set NETLIFY_AUTH_TOKEN",
			}),
			2,
		);
	const base = env.NETLIFY_API_URL ?? "https://api.netlify.com/api/v1";
	return async (method, path, body) => {
		for (let tried = 1; ; tried++) {
			const isLast = tried === MAX_NETLIFY_TRIES;
			const type = typeof body === "string" ? "application/json" : "application/octet-stream";
			try {
				const response = await fetch(base + path, {
					method,
					headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { "content-type": type }) },
					...(body !== undefined && { body: body as string }),
					signal: AbortSignal.timeout(NETLIFY_TIMEOUT_MS),
				});
				const text = await response.text();
				if (response.ok) return text === "" ? undefined : JSON.parse(text);
				if (isLast || (response.status < 500 && response.status !== 429))
					throw failed(place, netlifyErrorText(response, text));
				await wait(pauseOf(response, tried));
			} catch (cause) {
				if (cause instanceof Refused) throw cause;
				const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
				if (isLast || cause instanceof SyntaxError)
					throw failed(place, reason instanceof Error ? reason.message : String(reason));
				await wait(MIN_NETLIFY_RETRY_MS * tried);
			}
		}
	};
}

/** When the host accepts requests again: seconds since 1970, or a date. */
function pauseOf(response: Response, tried: number): number {
	const reset = response.headers.get("x-ratelimit-reset");
	const sent = Date.parse(response.headers.get("date") ?? "");
	const until = reset === null ? Number.NaN : /^\d+$/.test(reset) ? Number(reset) * 1000 : Date.parse(reset);
	const requested = until - sent;
	return requested > 0 ? Math.min(requested, MAX_NETLIFY_RETRY_MS) : MIN_NETLIFY_RETRY_MS * 2 ** (tried - 1);
}

/** `401 Unauthorized: Access Denied` */
function netlifyErrorText({ status, statusText }: Response, text: string): string {
	const words = /"message"\s*:\s*"([^"]{1,200})/.exec(text)?.[1];
	return [`${status} ${statusText}`.trim(), words].filter(Boolean).join(": ");
}
