/** The clock, to the second. No other file asks what time it is. */
import type { Instant } from "./model.js";

export const now = (): Instant => `${new Date().toISOString().slice(0, 19)}Z`;
