/** The schema of `redirects`: former addresses and their targets in normalized form. */
import * as z from "zod";
import { destinationOf, siteAddress } from "../core/site-path.js";

const to = z.string().regex(/^(?:\/(?!\/)|https?:\/\/)[^\s\\]*$/, "is a path of this site, or begins with https://");

export const redirects = z
	.record(z.string(), to)
	.superRefine((written, context) => {
		for (const from of Object.keys(written)) {
			const address = siteAddress(from);
			if ("path" in address) continue;
			const message = address.error + (address.hint === undefined ? "" : `: ${address.hint}`);
			context.addIssue({ code: "custom", path: [from], message });
		}
	})
	.transform((written) =>
		Object.fromEntries(Object.entries(written).map(([from, to]) => [pathOf(from), destinationOf(to)])),
	);

const pathOf = (typed: string): string => {
	const address = siteAddress(typed);
	return "path" in address ? address.path : typed;
};
