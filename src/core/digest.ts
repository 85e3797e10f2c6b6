import { hash } from "node:crypto";

/** SHA-256 of bytes or text, as 64 lower-case hex digits. */
export const digest = (data: string | Uint8Array): string => hash("sha256", data, "hex");

/** The first ten hex digits: enough for file names. */
export const shortDigest = (data: string | Uint8Array): string => digest(data).slice(0, 10);

/** The first 52 bits as an integer. */
export const numberDigest = (data: string): number => Number.parseInt(hash("sha256", data, "hex").slice(0, 13), 16);
