/**
 * Signed requests to S3. Not by `fetch`: each of its requests leaves objects that are freed late, and the first deploy of a large site sends more than
 * 100,000.
 */
import { Agent as HttpAgent, request as httpRequest, type IncomingHttpHeaders } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { buffer } from "node:stream/consumers";
import { AwsV4Signer } from "aws4fetch";

export interface S3Answer {
	/** Whether the request was accepted. */
	readonly ok: boolean;
	readonly status: number;
	readonly statusText: string;
	readonly headers: IncomingHttpHeaders;
	readonly body: Buffer;
}
export interface S3Request {
	readonly method: "GET" | "PUT" | "DELETE";
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: Uint8Array | undefined;
}
export interface AwsKeys {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken?: string;
}

/** Milliseconds without any data. */
const S3_TIMEOUT_MS = 300_000;

/** Rejects if the connection fails. */
export function signedRequests(keys: AwsKeys, region: string): (url: string, request: S3Request) => Promise<S3Answer> {
	const http = { request: httpRequest, agent: new HttpAgent({ keepAlive: true }) };
	const https = { request: httpsRequest, agent: new HttpsAgent({ keepAlive: true }) };
	/** The keys of the day, derived from the secret one. */
	const cache = new Map<string, ArrayBuffer>();
	return async (url, { method, headers, body }) => {
		const signer = new AwsV4Signer({ ...keys, service: "s3", region, cache, method, url, headers: { ...headers } });
		const signed = await signer.sign();
		const { request: begin, agent } = signed.url.protocol === "http:" ? http : https;
		return new Promise((resolve, reject) => {
			const length = body || method === "PUT" ? { "content-length": String(body?.length ?? 0) } : {};
			const sent = { ...Object.fromEntries(signed.headers), ...length };
			const request = begin(signed.url, { method, agent, headers: sent, timeout: S3_TIMEOUT_MS }, (response) => {
				const { statusCode: status = 0, statusMessage: statusText = "", headers: received } = response;
				const ok = status >= 200 && status < 300;
				buffer(response).then((bytes) => resolve({ ok, status, statusText, headers: received, body: bytes }), reject);
			});
			request.once("timeout", () => request.destroy(new Error("there was no response in time")));
			request.once("error", reject);
			request.end(body);
		});
	};
}
