/** CSS units in pixels (CSS Values and Units 4, 6.2), as far as they do not depend on font or screen; a font size of 16 pixels is assumed. */
const UNITS: Readonly<Record<string, number>> = {
	"": 1,
	px: 1,
	in: 96,
	cm: 96 / 2.54,
	mm: 96 / 25.4,
	q: 96 / 101.6,
	pt: 96 / 72,
	pc: 16,
	em: 16,
	rem: 16,
	ex: 8,
};

/** The size of an SVG from the attributes of its root (SVG 2, 8.2 and 8.12). Undefined if the page decides it. */
export function sizeOfSvg(
	attributes: Readonly<Record<string, string>>,
): { readonly width: number; readonly height: number } | undefined {
	const [width, height] = [lengthOf(attributes.width), lengthOf(attributes.height)];
	const [, , w = 0, h = 0] = (attributes.viewBox ?? "")
		.trim()
		.split(/[\s,]+/)
		.map(Number);
	const ratio = w > 0 && h > 0 ? w / h : undefined;
	if (width && height) return { width: Math.round(width), height: Math.round(height) };
	if (!ratio) return undefined;
	if (width) return { width: Math.round(width), height: Math.max(1, Math.round(width / ratio)) };
	if (height) return { width: Math.max(1, Math.round(height * ratio)), height: Math.round(height) };
	return { width: Math.max(1, Math.round(w)), height: Math.max(1, Math.round(h)) };
}

/** Undefined for percentages, and for invalid or non-positive lengths. */
function lengthOf(text = ""): number | undefined {
	const [, number = "", unit = ""] = /^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(text) ?? [];
	const length = Number(number) * (UNITS[unit.toLowerCase()] ?? 0);
	return length >= 0.5 ? length : undefined;
}
