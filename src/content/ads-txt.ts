/** Checks `static/ads.txt` and `static/app-ads.txt` line by line (IAB Tech Lab, ads.txt 1.1), because ad systems ignore a line with an error silently. */
import { didYouMean } from "../core/closest-match.js";
import type { Path, Problem } from "../core/model.js";
import { warning } from "../core/problem.js";

export const ADS_TXT: readonly Path[] = ["static/ads.txt", "static/app-ads.txt"];

const VARIABLES = ["CONTACT", "SUBDOMAIN", "INVENTORYPARTNERDOMAIN", "OWNERDOMAIN", "MANAGERDOMAIN"];
const RELATIONS = ["DIRECT", "RESELLER"];
const DOMAIN = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i;

export function adsTxtProblems(text: string, path: Path): Problem[] {
	const seen = new Map<string, number>();
	return text.split(/\r\n?|\n/).flatMap((whole, index) => {
		const line = index + 1;
		const told = (message: string, part: string, hint?: string): Problem[] => [
			warning(
				"ads-txt",
				message,
				{ path, line, column: whole.indexOf(part) + 1, length: Math.max(1, part.length) },
				{ hint },
			),
		];
		const written = whole
			.replace(/^\ufeff/, "")
			.replace(/#.*/, "")
			.trim();
		if (written === "") return [];
		const record = (written.split(";")[0] ?? "").split(",").map((part) => part.trim());
		if (record.length === 1) return variableProblems(written, told);
		const [domain = "", account = "", relation = "", authority] = record;
		const key = `${domain.toLowerCase()} ${account}`;
		const before = seen.get(key);
		seen.set(key, line);
		if (!DOMAIN.test(domain)) return told(`"${domain}" is not the domain of an advertising system`, domain || written);
		if (account === "") return told("The line has no account after the domain", written);
		if (!RELATIONS.includes(relation.toUpperCase()))
			return told(
				relation === ""
					? "The line does not say whether the account is DIRECT or RESELLER"
					: `"${relation}" is neither DIRECT nor RESELLER`,
				relation || written,
				didYouMean(relation.toUpperCase(), RELATIONS),
			);
		if (record.length > 4)
			return told(
				"The line has more than four parts",
				written,
				"put anything after the fourth part behind a semicolon",
			);
		if (authority !== undefined && !/^[\w-]+$/.test(authority))
			return told(`"${authority}" is not a valid id of a certification authority`, authority || written);
		return before === undefined ? [] : told(`Line ${before} names the same account`, written);
	});
}

/** `OWNERDOMAIN=example.com` */
function variableProblems(
	written: string,
	told: (message: string, part: string, hint?: string) => Problem[],
): Problem[] {
	const [name = "", ...rest] = written.split("=");
	const value = rest.join("=").trim();
	if (rest.length === 0)
		return told(
			"The line is neither a seller nor a variable",
			written,
			"a seller is: domain, account, DIRECT or RESELLER",
		);
	if (!VARIABLES.includes(name.trim().toUpperCase()))
		return told(`There is no variable "${name.trim()}"`, name.trim(), didYouMean(name.trim().toUpperCase(), VARIABLES));
	if (value === "") return told(`The variable "${name.trim()}" has no value`, written);
	// A manager can be limited to one country: `example.com, US`.
	return /DOMAIN$/i.test(name.trim()) && !DOMAIN.test((value.split(",")[0] ?? "").trim())
		? told(`"${value}" is not a valid domain`, value)
		: [];
}
