/** The clock, to the second. No other file asks what time it is, but for `engine/stats.ts`, of which a stamp is too young to be believed. */
import type { Instant } from "./model.js";

export const now = (): Instant => `${new Date().toISOString().slice(0, 19)}Z`;
