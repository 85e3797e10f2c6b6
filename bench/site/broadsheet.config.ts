import { defineConfig } from "broadsheet";
import { corpus } from "./corpus.js";

/** Everything that a site has by default: feeds of sections in three formats, of topics and authors, all with whole texts, and the archive by date. */
export default defineConfig(corpus);
