/** After each file of tests. */
import { afterAll } from "vitest";
import { removeFolders } from "./folder.js";

afterAll(removeFolders);
