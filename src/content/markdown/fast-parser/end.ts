/** The end of a container. */
import type { Node, Position } from "unist";
import { bail } from "./reader.js";

/** The end point of a container, which is that of its last block. A separate object, because plugins may change points. */
export const endOf = (children: readonly Node[]): Position["end"] => ({
	...(children.at(-1)?.position?.end ?? bail()),
});

export const isContainer = (node: Node | undefined): boolean => node?.type === "list" || node?.type === "blockquote";
