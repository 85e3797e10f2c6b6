/** Runs the checkers of the source beside the other tests; `npm run check` runs them alone. Type errors in `src/` stop the compiler before any test. */
import { exec } from "node:child_process";
import { expect, it } from "vitest";
import { REPOSITORY } from "./support/cli.js";

it.each(["biome check .", "tsc -p .", "knip"])("%s finds nothing", async (command) => {
	const env = { ...process.env, NODE_ENV: undefined, NO_COLOR: "1" };
	const [code, told] = await new Promise<[number, string]>((ended) =>
		exec(`npx ${command}`, { cwd: REPOSITORY, env }, (fault, stdout, stderr) =>
			ended([fault?.code ?? 0, stdout + stderr]),
		),
	);
	expect(code, told).toBe(0);
});
