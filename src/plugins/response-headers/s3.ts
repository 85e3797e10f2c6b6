/** Headers that an upload to S3 sets on each object (the last matching rule), and those that CloudFront adds, because S3 sends no other headers. */
import type { Rules } from "./rules.js";

export const s3 = ({ all, hashed, cache, types }: Rules): string =>
	`${JSON.stringify(
		{
			objects: [
				{ match: "*", metadata: { "Cache-Control": cache } },
				{ match: `${hashed.folder.slice(1)}*`, metadata: { "Cache-Control": hashed.cache } },
				...types.map(([file, type]) => ({
					match: `*${file}`,
					metadata: { "Cache-Control": cache, "Content-Type": type },
				})),
			],
			responseHeaders: Object.fromEntries(all),
		},
		null,
		"\t",
	)}\n`;
