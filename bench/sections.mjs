/** The file of results has sections that are measured apart. Each is kept until it is measured again. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** Those that are measured apart, in their order. */
const APART = ["Preview", "Lighthouse"];

const partsOf = (file) =>
	existsSync(file)
		? readFileSync(file, "utf8")
				.trimEnd()
				.split(/\n\n(?=## )/)
		: ["# Results"];
const nameOf = (part) => /^## (.*)/.exec(part)?.[1];

/** Writes everything but what is measured apart. */
export function keepRest(file, text) {
	const apart = partsOf(file).filter((part) => APART.includes(nameOf(part)));
	writeFileSync(file, `${[text.trimEnd(), ...apart].join("\n\n")}\n`);
}

/** Writes one section that is measured apart. */
export function keepSection(file, name, text) {
	const parts = partsOf(file).filter((part) => nameOf(part) !== name);
	const rest = parts.filter((part) => !APART.includes(nameOf(part)));
	const apart = [...parts.filter((part) => APART.includes(nameOf(part))), `## ${name}\n\n${text}`];
	apart.sort((a, b) => APART.indexOf(nameOf(a)) - APART.indexOf(nameOf(b)));
	writeFileSync(file, `${[...rest, ...apart].join("\n\n")}\n`);
}
