/** `_headers` as the hosts that know it document it: developers.cloudflare.com/pages/configuration/headers, docs.netlify.com/routing/headers. */

interface Rule {
	readonly path: string;
	readonly headers: readonly (readonly [name: string, value: string])[];
}

export function parseHeaders(text: string): Rule[] {
	const rules: { path: string; headers: [string, string][] }[] = [];
	for (const line of text.split("\n")) {
		if (/^\s*(?:#.*)?$/.test(line)) continue;
		const header = /^\s+([\w-]+):\s*(.+)$/.exec(line);
		if (header) rules.at(-1)?.headers.push([header[1] as string, header[2] as string]);
		else if (line.startsWith("/")) rules.push({ path: line.trim(), headers: [] });
		else throw new Error(`Neither a path nor a header: ${line}`);
	}
	return rules;
}

/** The headers that are sent with a path: of all rules that match, every value of each header. */
export function headersOf(rules: readonly Rule[], path: string): Readonly<Record<string, readonly string[]>> {
	const sent: Record<string, string[]> = {};
	for (const rule of rules) {
		const parts = rule.path.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
		if (!new RegExp(`^${parts.join(".*")}$`).test(path)) continue;
		for (const [name, value] of rule.headers) sent[name] = [...(sent[name] ?? []), value];
	}
	return sent;
}
