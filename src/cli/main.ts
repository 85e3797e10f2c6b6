#!/usr/bin/env node
/**
 * What a shell starts. It imports nothing before it has seen which Node runs it, and is written in words that each Node since 14 can read: to an older one
 * than is needed the program itself is a syntax error.
 */
const OLDEST = [20, 19];

const [major, minor] = process.versions.node.split(".").map(Number) as [number, number];
const [least, and] = OLDEST as [number, number];
if (major < least || (major === least && minor < and)) {
	process.stderr.write(
		`broadsheet needs Node ${least}.${and} or later; this is ${process.versions.node}.\n  hint: install the current LTS from https://nodejs.org, or let your version manager choose it: nvm install --lts\n`,
	);
	process.exitCode = 2;
} else {
	let isReported = false;
	const end = (cause: unknown) =>
		import("./start-error.js").then(({ startErrorText: startFault }) => {
			const { text, exit } = startFault(cause);
			if (!isReported) process.stderr.write(text);
			isReported = true;
			process.exit(exit);
		});
	// A package that fails as it is loaded rejects, and is thrown once more.
	process.on("uncaughtException", (cause) => void end(cause));
	import("./program.js")
		.then(({ runCommandLine }) => runCommandLine(process.argv.slice(2)))
		.then((exit) => {
			process.exitCode = exit;
		})
		.catch(end);
}
