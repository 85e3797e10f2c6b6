/** What stands at the end of a container. */
import type { Node, Position } from "unist";
import { bail } from "./reader.js";

/** Where the last of a container's blocks ends, and the container with it: a point of its own, as plugins may move points. */
export const endOf = (children: readonly Node[]): Position["end"] => ({
	...(children.at(-1)?.position?.end ?? bail()),
});

export const isContainer = (node: Node | undefined): boolean => node?.type === "list" || node?.type === "blockquote";
