/** The dependencies of articles in the columns of the records of files. */
import type { DependencyInfo } from "../core/model.js";
import type { Columns } from "./row-part.js";

/** Creates the function that gives the dependencies of the row at an index. */
export function decodeDependencies({ numbers, texts }: Columns): (index: number) => DependencyInfo {
	const [content, listing, structure] = [numbers("page"), numbers("teaser"), numbers("structure")];
	const [ends, named, words] = [numbers("ends"), numbers("named"), numbers("words")];
	const [files, mentions, pictures] = [texts("files"), texts("mentions"), texts("pictures")];
	return (index) => {
		const start = index === 0 ? 0 : (ends[index - 1] as number);
		const middle = start + (named[index] as number);
		return {
			contentDigest: content[index] as number,
			listingDigest: listing[index] as number,
			structureDigest: structure[index] as number,
			provides: words.subarray(start, middle),
			references: words.subarray(middle, ends[index]),
			assets: splitList(files[index]),
			mentions: splitList(mentions[index]),
			images: splitList(pictures[index]),
		};
	};
}
const NO_ITEMS: readonly string[] = [];
const splitList = (text = ""): readonly string[] => (text === "" ? NO_ITEMS : JSON.parse(text));
export const joinList = (list: readonly string[] = NO_ITEMS): string => (list.length ? JSON.stringify(list) : "");
