import { caseFold } from "./paths.js";

/** Headlines that differ only in case and spaces are the same. */
export const foldHeadline = (headline: string): string => caseFold(headline.trim().replace(/\s+/g, " "));
