/** After each file of tests. */
import { afterAll } from "vitest";
import { removeTempDirs } from "./folder.js";

afterAll(removeTempDirs);
