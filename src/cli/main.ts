#!/usr/bin/env node
/**
 * The entry point. It checks the version of Node before it imports anything, and uses only syntax that Node 14 can parse: for an older Node than
 * required, the rest of the program is a syntax error.
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
	// Loaded first: an error while the program loads, such as too many open files, would keep it from loading later.
	import("./start-error.js").then(({ startErrorText }) => {
		let isReported = false;
		const end = (cause: unknown) => {
			const { text, exit } = startErrorText(cause);
			if (!isReported) process.stderr.write(text);
			isReported = true;
			process.exit(exit);
		};
		// A package that fails while it loads rejects this import; the error is thrown.
		process.on("uncaughtException", end);
		import("./program.js")
			.then(({ runCommandLine }) => runCommandLine(process.argv.slice(2)))
			.then((exit) => {
				process.exitCode = exit;
			})
			.catch(end);
	});
}
