/** The program inside the harness, so that a case does not start a process, and a changed prototype is noticed. */
import { problemsText } from "../../lib/cli/terminal/terminal.js";
import { build as print } from "../../lib/index.js";

export async function build({ root, out }) {
	const { exit, problems } = await print({ root, out, at: "2026-06-02T12:00:00Z" });
	return { exit, text: problemsText(problems, root, false) };
}
