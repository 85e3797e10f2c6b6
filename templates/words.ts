/**
 * All messages of the interface in the language of the site. To change some of them, put a file of this name into your `templates/`: `export const words
 * = { ...ours, keyPoints: "In short" }`, with ours imported as they are here.
 */
export { words } from "broadsheet/words";
