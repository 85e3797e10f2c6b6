/** The file of results has sections that are measured separately. Each is kept until it is measured again. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** The separate sections in order. */
const APART = ["Profile", "Edits", "Preview", "Deploy", "Lighthouse"];

const partsOf = (file) =>
	existsSync(file)
		? readFileSync(file, "utf8")
				.trimEnd()
				.split(/\n\n(?=## )/)
		: ["# Results"];
const nameOf = (part) => /^## (.*)/.exec(part)?.[1];

/** Writes all other sections. */
export function keepRest(file, text) {
	const apart = partsOf(file).filter((part) => APART.includes(nameOf(part)));
	writeFileSync(file, `${[text.trimEnd(), ...apart].join("\n\n")}\n`);
}

/** Writes one separate section. */
export function keepSection(file, name, text) {
	const parts = partsOf(file).filter((part) => nameOf(part) !== name);
	const rest = parts.filter((part) => !APART.includes(nameOf(part)));
	const apart = [...parts.filter((part) => APART.includes(nameOf(part))), `## ${name}\n\n${text}`];
	apart.sort((a, b) => APART.indexOf(nameOf(a)) - APART.indexOf(nameOf(b)));
	writeFileSync(file, `${[...rest, ...apart].join("\n\n")}\n`);
}
