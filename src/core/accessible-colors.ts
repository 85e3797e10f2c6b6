/** Accessible colours: WCAG 2.2, 1.4.3 requires a contrast of 4.5 between text and its background. */

/** Red, green and blue, from 0 to 255. */
type Color = readonly [red: number, green: number, blue: number];

/** A colour as written in a configuration. No other form reaches a style sheet. */
export const HEX = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;

/** The backgrounds of text in the default theme: `--paper` and `--tint` of `templates/css/tokens.css`, in light and dark mode. */
export const BACKGROUNDS = { light: ["#ffffff", "#f2f5f4"], dark: ["#111618", "#1a2124"] } as const;

/** Slightly more than required, because browsers round. */
const TEXT_CONTRAST = 4.6;
/** Lines and blocks need less contrast than text (1.4.11). */
const SHAPE_CONTRAST = 3;

/** A colour in the four variants in which it is used. */
export interface ColorVariants {
	/** For text, in light and dark mode. */
	readonly text: Readonly<Record<"light" | "dark", string>>;
	/** For lines and blocks, in light and dark mode. */
	readonly rule: Readonly<Record<"light" | "dark", string>>;
}

/** The variants of a colour, darkened or lightened as little as possible to be accessible wherever the theme uses them. */
export function accessibleVariants(hex: string): ColorVariants {
	const both = (least: number) => ({ light: adjustTo(hex, "light", least), dark: adjustTo(hex, "dark", least) });
	return { text: both(TEXT_CONTRAST), rule: both(SHAPE_CONTRAST) };
}

function adjustTo(hex: string, mode: keyof typeof BACKGROUNDS, least: number): string {
	const color = colorOf(hex);
	const [hue, saturation, lightness] = toHsl(color);
	const fits = (tried: string) => BACKGROUNDS[mode].every((ground) => contrast(tried, ground) >= least);
	const step = mode === "light" ? -0.01 : 0.01;
	let tried = hexOf(color);
	for (let light = lightness + step; !fits(tried); light += step)
		tried = hexOf(fromHsl(hue, saturation, Math.min(1, Math.max(0, light))));
	return tried;
}

/** From 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string, other: string): number {
	const [lighter = 0, darker = 0] = [one, other].map(luminance).sort((a, b) => b - a);
	return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
	const [red, green, blue] = colorOf(hex).map((part) => {
		const value = part / 255;
		return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
	}) as unknown as Color;
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function colorOf(hex: string): Color {
	const digits = hex.length === 4 ? hex.slice(1).replace(/./g, "$&$&") : hex.slice(1);
	return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16)) as unknown as Color;
}
const hexOf = (color: Color): string => `#${color.map((part) => part.toString(16).padStart(2, "0")).join("")}`;

/** Hue in degrees, saturation and lightness from 0 to 1 (W3C, CSS Color 4, 7.2 "Converting sRGB colors to HSL"). */
function toHsl(color: Color): readonly [hue: number, saturation: number, lightness: number] {
	const [red, green, blue] = color.map((part) => part / 255) as unknown as Color;
	const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
	const [range, lightness] = [most - least, (most + least) / 2];
	if (range === 0) return [0, 0, lightness];
	const sixth =
		most === red ? (green - blue) / range : most === green ? (blue - red) / range + 2 : (red - green) / range + 4;
	return [(sixth * 60 + 360) % 360, (most - lightness) / Math.min(lightness, 1 - lightness), lightness];
}

/** The inverse conversion (7.1). */
function fromHsl(hue: number, saturation: number, lightness: number): Color {
	const part = (offset: number): number => {
		const place = (offset + hue / 30) % 12;
		const reach = saturation * Math.min(lightness, 1 - lightness);
		return Math.round(255 * (lightness - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1))));
	};
	return [part(0), part(8), part(4)];
}
