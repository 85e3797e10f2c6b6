/** Parses and validates the values of options. */
import { InvalidArgumentError } from "commander";
import { parseInstant } from "../../core/dates.js";
import type { Instant } from "../../core/model.js";

export const integerOption =
	(least: number, most: number) =>
	(text: string): number => {
		const value = Number(text);
		if (!/^\d+$/.test(text) || value < least || value > most)
			throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
		return value;
	};

export const instantOption = (text: string): Instant => {
	const parsed = parseInstant(text, "UTC");
	if (typeof parsed !== "string")
		throw new InvalidArgumentError("It must be an instant such as 2026-11-18T07:30:00Z; without an offset it is UTC.");
	return parsed;
};
