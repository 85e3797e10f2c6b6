/** Where the program lies, and what lies beside it. This file and whoever else asks for its own place lie in the root of `src/`: all that is bound lies in the root of `lib/`. */
import { fileURLToPath } from "node:url";

/** The folder of the package. */
export const PACKAGE = fileURLToPath(new URL("../", import.meta.url));
/** The folder of the program, compiled or not. */
export const PROGRAM = fileURLToPath(new URL("./", import.meta.url));
