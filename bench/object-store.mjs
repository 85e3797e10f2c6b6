/** A worker thread with an object store that speaks as S3 does, as far as a deploy needs it. It keeps the bytes of small objects only. */
import { createHash } from "node:crypto";
import { createServer } from "node:http";
import { parentPort } from "node:worker_threads";

/** Bytes: larger objects are counted and dropped. The list of what lies in the bucket is kept whole. */
const KEPT = 1 << 12;
const objects = new Map();

const server = createServer(async (request, response) => {
	const key = request.url;
	const found = objects.get(key);
	const answer = (status, headers = {}, body) => response.writeHead(status, headers).end(body);
	if (request.method === "GET") return found ? answer(200, { etag: found.etag }, found.body) : answer(404);
	if (request.method === "DELETE") return answer(204, objects.delete(key) && {});
	const parts = [];
	for await (const part of request) parts.push(part);
	const { "if-match": match, "if-none-match": none } = request.headers;
	if ((match !== undefined && match !== found?.etag) || (none === "*" && found)) return answer(412);
	const body = Buffer.concat(parts);
	const etag = `"${createHash("md5").update(body).digest("hex")}"`;
	const isKept = body.length <= KEPT || key.includes("_broadsheet/");
	objects.set(key, { etag, body: isKept ? body : Buffer.alloc(0) });
	return answer(200, { etag });
});
server.listen(0, "127.0.0.1", () => parentPort.postMessage(`http://127.0.0.1:${server.address().port}`));
