/**
 * The compiled program as a process that stays: it runs one command line after another, as `lib/cli.js` would run each in a process of its own. Loading the
 * program takes longer than most commands of the tests.
 */
import { runCommandLine } from "../../lib/cli/program.js";
import { startErrorText } from "../../lib/cli/start-error.js";

/** Marks the end of the output of a command, on both streams. */
const end = (id) => {
	for (const stream of [process.stdout, process.stderr]) stream.write(`\0${id}\0`);
};
const crash = (cause) => {
	const { text, exit } = startErrorText(cause);
	process.stderr.write(text);
	process.exit(exit);
};

process.on("uncaughtException", crash);
// A command may have left something open that would keep the process alive.
process.on("disconnect", () => process.exit());
process.on("message", async ({ id, args, cwd, env }) => {
	for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
	Object.assign(process.env, env);
	process.chdir(cwd);
	try {
		const exit = await runCommandLine(args);
		end(id);
		process.send({ id, exit });
	} catch (cause) {
		crash(cause);
	}
});
