/** Runs after each test file. */
import { afterAll } from "vitest";
import { removeTempDirs } from "./folder.js";

afterAll(removeTempDirs);
