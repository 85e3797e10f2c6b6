/** The configured colours as CSS without white space, appended to the style sheet. For screens only: print is black. */

import { accessibleVariants, type ColorVariants } from "../../core/accessible-colors.js";
import type { SiteConfig } from "../../core/model.js";
import { slugify } from "../../core/paths.js";

/** Empty if no colour is configured. Colours are hexadecimal numbers and keys consist of letters, digits and hyphens, so neither can end a rule. */
export function colorsOf({ accent, sections }: SiteConfig["theme"]): string {
	const rules: readonly (readonly [selector: string, property: string, tones: ColorVariants])[] = [
		...(accent === undefined ? [] : [[":root", "accent", accessibleVariants(accent)] as const]),
		...Object.entries(sections).map(
			([name, color]) =>
				[`[data-section=${attributeValue(slugify(name))}]`, "section", accessibleVariants(color)] as const,
		),
	];
	const sheet = (mode: "light" | "dark") =>
		rules
			.map(
				([selector, property, { text, rule }]) =>
					`${selector}{--${property}: ${text[mode]};--${property}-rule: ${rule[mode]}}`,
			)
			.join("");
	return rules.length
		? `@media screen{${sheet("light")}}@media screen and (prefers-color-scheme:dark){${sheet("dark")}}`
		: "";
}

const attributeValue = (text: string): string => (/^[a-z][a-z0-9-]*$/.test(text) ? text : `"${text}"`);
