/** A good static host on this machine: HTTP/2, the given latency, precompressed files, the headers of `_headers`, and 304 responses. */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createSecureServer } from "node:http2";
import { extname, join, normalize } from "node:path";
import { setTimeout } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { lookup } from "mrmime";

/** Compressed formats are not compressed again. */
const PACKED = /\.(?:jpe?g|png|webp|avif|gif|woff2)$/;
/** The default of hosts, and of the nginx configuration in `init`. */
const REST = { "cache-control": "public, max-age=0, must-revalidate" };
/** Serves a folder in a thread of its own. `delay`: milliseconds until the first byte, because a real host is not on the reader's machine. */
const { folder, delay, key, cert } = workerData;
const rules = rulesOf(readFileSync(join(folder, "_headers"), "utf8"));
const kept = new Map();
const server = createSecureServer({ key, cert, allowHTTP1: true }, async (request, response) => {
	await setTimeout(delay);
	const path = decodeURI(new URL(request.url, "https://localhost").pathname);
	const accepted = request.headers["accept-encoding"] ?? "";
	const encoding = ["br", "gzip"].find((name) => !PACKED.test(path) && accepted.includes(name));
	const key = `${encoding} ${path}`;
	if (!kept.has(key)) kept.set(key, read(path, encoding));
	const { status, type, tag, bytes } = kept.get(key);
	const head = { ...REST, "content-type": type, etag: tag, vary: "accept-encoding" };
	for (const { matches, headers } of rules) if (matches.test(path)) Object.assign(head, headers);
	if (status === 200 && request.headers["if-none-match"] === tag) return response.writeHead(304, head).end();
	if (encoding) head["content-encoding"] = encoding;
	response.writeHead(status, { ...head, "content-length": bytes.length }).end(bytes);
});
server.listen(0, "127.0.0.1", () => parentPort.postMessage(`https://127.0.0.1:${server.address().port}`));

function read(path, encoding) {
	const asked = join(folder, normalize(path.endsWith("/") ? `${path}index.html` : path));
	const found = existsSync(asked) && extname(asked) !== "";
	const file = found ? asked : join(folder, "404.html");
	const plain = readFileSync(file);
	const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
	const bytes = encoding === "br" ? brotliCompressSync(plain, best) : encoding ? gzipSync(plain, { level: 9 }) : plain;
	const type = lookup(file) ?? "application/octet-stream";
	return {
		status: found ? 200 : 404,
		type: /^text\/|javascript|json|xml/.test(type) ? `${type}; charset=utf-8` : type,
		tag: `"${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}"`,
		bytes,
	};
}

/** Parses `_headers`: the headers of each path. */
function rulesOf(text) {
	const rules = [];
	for (const line of text.split("\n")) {
		const header = /^\s+([\w-]+):\s*(.+)$/.exec(line);
		if (header) rules.at(-1).headers[header[1].toLowerCase()] = header[2];
		else if (line.startsWith("/")) {
			const parts = line.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
			rules.push({ matches: new RegExp(`^${parts.join(".*")}$`), headers: {} });
		}
	}
	return rules;
}
