/** Sends one request; repeats it if the server is busy or the connection fails. */
import { setTimeout as wait } from "node:timers/promises";

export interface Answer {
	readonly ok: boolean;
	/** `202 Accepted`; for a refusal with the beginning of the response; or why there was no response. */
	readonly statusText: string;
}

const MAX_ATTEMPTS = 3;
/** Milliseconds. */
const REQUEST_TIMEOUT_MS = 10_000;
const RETRY_PAUSE_MS = 1000;
const MAX_PAUSE_MS = 30_000;

export async function post(url: string, type: string, body: string): Promise<Answer> {
	for (let tried = 1; ; tried++) {
		const { pause, ...answer } = await ask(url, type, body);
		if (answer.ok || pause === undefined || tried === MAX_ATTEMPTS) return answer;
		await wait(Math.min(pause * tried, MAX_PAUSE_MS));
	}
}

/** With a pause if the request can be repeated. */
async function ask(url: string, type: string, body: string): Promise<Answer & { readonly pause?: number }> {
	try {
		const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
		const response = await fetch(url, { method: "POST", headers: { "content-type": type }, body, signal });
		const words = (await response.text()).replace(/\s+/g, " ").trim().slice(0, 200);
		const status = `${response.status} ${response.statusText}`.trim();
		if (response.ok) return { ok: true, statusText: status };
		const answer = { ok: false, statusText: words ? `${status}: ${words}` : status };
		if (response.status !== 429 && response.status < 500) return answer;
		const seconds = Number(response.headers.get("retry-after"));
		return { ...answer, pause: seconds > 0 ? seconds * 1000 : RETRY_PAUSE_MS };
	} catch (cause) {
		const reason = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
		return { ok: false, statusText: reason instanceof Error ? reason.message : String(reason), pause: RETRY_PAUSE_MS };
	}
}
