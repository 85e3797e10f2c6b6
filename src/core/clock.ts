/** The clock, to the second. No other file reads the time, except `file-stamp.ts`, which ignores stamps that are too recent. */
import type { Instant } from "./model.js";

export const now = (): Instant => `${new Date().toISOString().slice(0, 19)}Z`;
