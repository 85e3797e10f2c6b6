/**
 * A server that speaks as S3 does, as far as a deploy needs it: PUT, GET and DELETE of objects, conditions (docs.aws.amazon.com, "Add preconditions to S3 operations with
 * conditional requests"), and Signature Version 4, which it checks by itself ("Create a signed AWS API request").
 */
import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface StoredObject {
	readonly body: Buffer;
	readonly headers: Readonly<Record<string, string>>;
	readonly modified: number;
}
export interface Request {
	readonly method: string;
	readonly key: string;
	readonly bytes: number;
}
export const KEYS = { AWS_ACCESS_KEY_ID: "AKIAEXAMPLE", AWS_SECRET_ACCESS_KEY: "a/secret+of=forty-characters-or-so" };

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();
const encoded = (text: string) =>
	encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function isSigned({ method = "", url = "", headers }: IncomingMessage, body: Buffer): boolean {
	const found = /Credential=([^/]+)\/(\d+)\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)/.exec(
		headers.authorization ?? "",
	);
	if (found?.[1] !== KEYS.AWS_ACCESS_KEY_ID) return false;
	const [, , date = "", region = "", names = "", signature] = found;
	const hash = String(headers["x-amz-content-sha256"]);
	if (hash !== "UNSIGNED-PAYLOAD" && hash !== sha256(body)) return false;
	const path = decodeURIComponent(url).split("/").map(encoded).join("/");
	const signed = names.split(";").map((name) => `${name}:${String(headers[name]).trim().replace(/\s+/g, " ")}\n`);
	const request = [method, path, "", signed.join(""), names, hash].join("\n");
	const scope = `${date}/${region}/s3/aws4_request`;
	const text = ["AWS4-HMAC-SHA256", headers["x-amz-date"], scope, sha256(request)].join("\n");
	const key = [date, region, "s3", "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${KEYS.AWS_SECRET_ACCESS_KEY}`);
	return hmac(key, text).toString("hex") === signature;
}

export async function startS3() {
	const objects = new Map<string, StoredObject>();
	const requests: Request[] = [];
	const server = {
		objects,
		requests,
		/** Answers a request before it is examined; 0 closes the connection. */
		answer: (_: Request): readonly [status: number, code: string] | undefined | Promise<undefined> => undefined,
		/** For an accepted PUT: whether the connection is closed before the answer. */
		loses: (_: Request): boolean => false,
		endpoint: "",
		close: async () => {
			http.closeAllConnections();
			http.close();
			await once(http, "close");
		},
	};
	const refuse = (response: ServerResponse, status: number, code: string) =>
		response.writeHead(status).end(`<Error><Code>${code}</Code><Message>It is ${code}.</Message></Error>`);
	const http = createServer(async (request, response) => {
		const parts: Buffer[] = [];
		for await (const part of request) parts.push(part);
		const body = Buffer.concat(parts);
		const { method = "", url = "", headers } = request;
		const key = decodeURIComponent(url.slice(1));
		const said = { method, key, bytes: body.length };
		requests.push(said);
		const answer = await server.answer(said);
		if (answer?.[0] === 0) return void request.socket.destroy();
		if (answer) return void refuse(response, ...answer);
		if (!isSigned(request, body)) return void refuse(response, 403, "SignatureDoesNotMatch");
		const there = objects.get(key);
		const etag = (object: StoredObject) => `"${createHash("md5").update(object.body).digest("hex")}"`;
		if (headers["if-none-match"] === "*" && there) return void refuse(response, 412, "PreconditionFailed");
		if (headers["if-match"] && (!there || etag(there) !== headers["if-match"]))
			return void refuse(response, 412, "PreconditionFailed");
		if (method === "PUT") {
			const kept = ["content-type", "cache-control", "x-amz-website-redirect-location"].flatMap((name) => {
				const value = headers[name];
				return typeof value === "string" ? [[name, value]] : [];
			});
			const object = { body, headers: Object.fromEntries(kept), modified: Date.now() };
			objects.set(key, object);
			if (server.loses(said)) return void request.socket.destroy();
			return void response.writeHead(200, { etag: etag(object) }).end();
		}
		if (method === "DELETE") objects.delete(key);
		if (method === "DELETE") return void response.writeHead(204).end();
		if (!there) return void refuse(response, 404, "NoSuchKey");
		const modified = new Date(there.modified).toUTCString();
		response.writeHead(200, { ...there.headers, etag: etag(there), "last-modified": modified }).end(there.body);
	}).listen(0, "127.0.0.1");
	await once(http, "listening");
	server.endpoint = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
	return server;
}
export type S3Server = Awaited<ReturnType<typeof startS3>>;
