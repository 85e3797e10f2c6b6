#!/usr/bin/env node
/** What a shell starts. The program is loaded file by file, not many files at once: it works where few may be open (`ulimit -n 64`). */
import { createRequire } from "node:module";

createRequire(import.meta.url)("./program.js");
