/** Ports for servers that must be told theirs. */
import { once } from "node:events";
import { createServer } from "node:net";

/** The system gives servers that ask for any port one of 32768 or more, so another test cannot get the same one before the server starts. */
const [FIRST, COUNT] = [20_000, 12_000];

export async function freePort(): Promise<number> {
	const port = FIRST + Math.floor(Math.random() * COUNT);
	const server = createServer().listen(port, "127.0.0.1");
	try {
		await once(server, "listening");
	} catch {
		return freePort();
	}
	server.close();
	await once(server, "close");
	return port;
}
