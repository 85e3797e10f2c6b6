/** The address of a plain page. */
import { slugify, slugProblem } from "../../../core/paths.js";
import { type FieldReader, reject } from "./reader.js";
import { path } from "./scalars.js";

/** Each part of it is one that a story could have as its `slug`. */
export const permalink: FieldReader<string> = (value, reading) => {
	const found = path(value, reading)?.text;
	if (found === undefined) return undefined;
	const parts = found.split("/").filter(Boolean);
	const odd = parts.find(slugProblem);
	if (odd === undefined && parts.length > 0) return `/${parts.map((part) => `${part.toLowerCase()}/`).join("")}`;
	const name = odd?.replace(/\.html?$/i, "") ?? "";
	const slugs = parts.map((part) => slugify(part === odd ? name : part)).filter(Boolean);
	const better = `/${(slugs.length ? slugs : ["about"]).join("/")}/`;
	if (odd !== undefined && name !== odd)
		return reject(
			value,
			reading,
			`is an address without an ending; this is "${found}"`,
			`write \`${reading.key}: ${better}\`; with \`aliases: [${found}]\` the other leads there`,
			"unsafe-url",
		);
	const why = odd === undefined ? "is the address of the home page" : `cannot have the part "${odd}"`;
	return reject(value, reading, why, `for instance \`${reading.key}: ${better}\``, "unsafe-url");
};
