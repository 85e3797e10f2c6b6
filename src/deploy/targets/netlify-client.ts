/** Requests to the Netlify API. The token is in the environment, and in no message. */
import { setTimeout as wait } from "node:timers/promises";
import { error } from "../../core/problem.js";
import { Refused } from "../refused.js";
import type { TargetContext } from "../target.js";
import { failed } from "./refusals.js";

export type NetlifyAsk = (method: "GET" | "POST" | "PUT", path: string, body?: string | Uint8Array) => Promise<unknown>;

const MAX_NETLIFY_TRIES = 8;
/** Milliseconds. */
const NETLIFY_TIMEOUT_MS = 300_000;
const MIN_NETLIFY_RETRY_MS = 200;
const MAX_NETLIFY_RETRY_MS = 60_000;

/** A request that the host has rejected. */
export class NetlifyRefused extends Refused {
	constructor(
		place: string,
		/** `422 Unprocessable Entity: Invalid sha` */
		readonly words: string,
		/** Whether there was an earlier attempt, which may have arrived. */
		readonly isRepeated: boolean,
	) {
		super(failed(place, words).problem);
	}
}

/** Returns the parsed response. Repeats requests with the status 429 or 500 and failed connections, each with the whole body. Throws `Refused`. */
export function netlifyClient(place: string, env: TargetContext["env"]): NetlifyAsk {
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
					throw new NetlifyRefused(place, netlifyErrorText(response, text), tried > 1);
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

/** When the host accepts requests again: seconds from now or a date (RFC 9110, 10.2.3), otherwise seconds since 1970 or a date. */
function pauseOf({ headers }: Response, tried: number): number {
	const sent = Date.parse(headers.get("date") ?? "");
	const msOf = (value: string | null, origin: number): number =>
		value === null ? Number.NaN : /^\d+$/.test(value) ? origin + Number(value) * 1000 : Date.parse(value);
	const after = msOf(headers.get("retry-after"), sent) - sent;
	const requested = after >= 0 ? after : msOf(headers.get("x-ratelimit-reset"), 0) - sent;
	return requested > 0 ? Math.min(requested, MAX_NETLIFY_RETRY_MS) : MIN_NETLIFY_RETRY_MS * 2 ** (tried - 1);
}

/** `401 Unauthorized: Access Denied` */
function netlifyErrorText({ status, statusText }: Response, text: string): string {
	const words = /"message"\s*:\s*"([^"]{1,200})/.exec(text)?.[1];
	return [`${status} ${statusText}`.trim(), words].filter(Boolean).join(": ");
}
