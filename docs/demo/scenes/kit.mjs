// The drawing kit behind the demo pictures: seeded randomness, a fixed set of
// inks and a handful of shapes that look cut rather than computed.

const inks = {
	paper: "#f1e7d3",
	cream: "#faf3e3",
	ink: "#1f2b37",
	slate: "#4a5c69",
	petrol: "#2a5865",
	teal: "#6d9a96",
	mist: "#bccdc4",
	sky: "#93b6bf",
	rust: "#b9482b",
	coral: "#df7a5a",
	rose: "#dcab98",
	plum: "#53364a",
	ochre: "#dca035",
	straw: "#eed394",
	moss: "#51653f",
	leaf: "#8f9d62",
};

/** A small seeded generator (mulberry32), so every run draws the same picture. */
export function prng(text) {
	let state = 2166136261;
	for (const char of text) state = Math.imul(state ^ char.charCodeAt(0), 16777619);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
	};
}

const r1 = (value) => Math.round(value * 10) / 10;
const range = (count) => Array.from({ length: count }, (_, i) => i);

/** All drawing functions for one picture; each returns a piece of SVG. */
export function kit(name, w, h) {
	const rand = prng(name);
	const between = (a, b) => a + rand() * (b - a);
	const pick = (list) => list[Math.floor(rand() * list.length)];
	let clips = 0;

	const rect = (x, y, rw, rh, fill, more = "") =>
		`<rect x="${r1(x)}" y="${r1(y)}" width="${r1(rw)}" height="${r1(rh)}" fill="${fill}" ${more}/>`;
	const circle = (x, y, r, fill, more = "") =>
		`<circle cx="${r1(x)}" cy="${r1(y)}" r="${r1(r)}" fill="${fill}" ${more}/>`;
	const ellipse = (x, y, rx, ry, fill, more = "") =>
		`<ellipse cx="${r1(x)}" cy="${r1(y)}" rx="${r1(rx)}" ry="${r1(ry)}" fill="${fill}" ${more}/>`;
	const path = (d, fill, more = "") => `<path d="${d}" fill="${fill}" ${more}/>`;
	const poly = (points, fill, more = "") =>
		`<polygon points="${points.map(([x, y]) => `${r1(x)},${r1(y)}`).join(" ")}" fill="${fill}" ${more}/>`;
	const line = (points, colour, width, more = "") =>
		`<polyline points="${points.map(([x, y]) => `${r1(x)},${r1(y)}`).join(" ")}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round" ${more}/>`;
	const curve = (d, colour, width, more = "") =>
		`<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" ${more}/>`;
	const group = (content, more = "") => `<g ${more}>${content}</g>`;
	const at = (x, y, content, scale = 1, angle = 0) =>
		group(content, `transform="translate(${r1(x)} ${r1(y)}) rotate(${r1(angle)}) scale(${scale})"`);
	const flip = (y, content, squash = 1) =>
		group(content, `transform="translate(0 ${y * (1 + squash)}) scale(1 -${squash})"`);

	/** Fills the whole sheet, with a bleed for the cut-edge filter. */
	const ground = (fill, y = -40) => rect(-40, y, w + 80, h - y + 40, fill);

	const clip = (shape, content) => {
		const id = `clip${clips++}`;
		return `<clipPath id="${id}">${shape}</clipPath><g clip-path="url(#${id})">${content}</g>`;
	};

	/** One gouge mark: pointed at both ends, thick in the middle. */
	const gouge = (x, y, length, thickness) =>
		`M${r1(x - length / 2)} ${r1(y)}Q${r1(x)} ${r1(y - thickness)} ${r1(x + length / 2)} ${r1(y)}Q${r1(x)} ${r1(y + thickness)} ${r1(x - length / 2)} ${r1(y)}Z`;

	/** Water: rows of gouge marks that grow towards the viewer. */
	const ripples = (y0, y1, fill, { x0 = -40, x1 = w + 40, density = 1, size = 1 } = {}) => {
		let d = "";
		for (let y = y0 + 6; y < y1; ) {
			const near = (y - y0) / (y1 - y0);
			const count = Math.round(((x1 - x0) / (60 + near * 130)) * density * 0.62);
			for (let i = 0; i < count; i++) {
				d += gouge(
					between(x0, x1),
					y + between(-4, 4),
					between(34, 90) * (0.5 + near * 1.5) * size,
					between(1.6, 3.2) * (0.7 + near * 1.6),
				);
			}
			y += 10 + near * 20;
		}
		return path(d, fill);
	};

	/** Halftone: staggered dots whose radius runs from `from` (top) to `to` (bottom). */
	const dots = (x, y, dw, dh, fill, from, to, pitch = 15) => {
		let d = "";
		let odd = false;
		for (let cy = y; cy <= y + dh; cy += pitch / 2, odd = !odd) {
			const r = from + (to - from) * ((cy - y) / dh);
			if (r < 0.5) continue;
			for (let cx = x + (odd ? pitch / 2 : 0); cx <= x + dw; cx += pitch) {
				d += `M${r1(cx - r)} ${r1(cy)}a${r1(r)} ${r1(r)} 0 1 0 ${r1(2 * r)} 0a${r1(r)} ${r1(r)} 0 1 0 ${r1(-2 * r)} 0`;
			}
		}
		return path(d, fill);
	};

	/** Diagonal carving inside a box; clip it to give a form its shaded side. */
	const hatch = (x, y, hw, hh, fill, { gap = 14, thickness = 3, angle = -35 } = {}) => {
		let d = "";
		const reach = Math.hypot(hw, hh);
		for (let i = -reach / 2; i < reach / 2; i += gap) {
			for (let j = -reach / 2; j < reach / 2; j += 90)
				d += gouge(j + between(0, 40), i + between(-2, 2), between(70, 105), thickness);
		}
		return clip(rect(x, y, hw, hh, "#000"), at(x + hw / 2, y + hh / 2, path(d, fill), 1, angle));
	};

	/** A rolling skyline from edge to edge, closed along the foot of the sheet. */
	const ridge = (y, height, fill, steps = 7, foot = h + 40) => {
		const points = range(steps + 1).map((i) => [-60 + ((w + 120) / steps) * i, y + between(-height, height)]);
		let d = `M-60 ${foot}L-60 ${r1(points[0][1])}`;
		for (let i = 0; i < steps; i++) {
			const [ax, ay] = points[i];
			const [bx, by] = points[i + 1];
			d += `C${r1((ax + bx) / 2)} ${r1(ay)} ${r1((ax + bx) / 2)} ${r1(by)} ${r1(bx)} ${r1(by)}`;
		}
		return path(`${d}L${w + 60} ${foot}Z`, fill);
	};

	const cloud = (x, y, s, fill) =>
		path(
			`M${x - 150 * s} ${y}Q${x - 140 * s} ${y - 44 * s} ${x - 84 * s} ${y - 36 * s}Q${x - 60 * s} ${y - 92 * s} ${x + 8 * s} ${y - 70 * s}Q${x + 58 * s} ${y - 96 * s} ${x + 84 * s} ${y - 42 * s}Q${x + 146 * s} ${y - 48 * s} ${x + 160 * s} ${y}Z`,
			fill,
		);
	const birds = (x, y, count, spread, colour) =>
		range(count)
			.map(() => {
				const bx = x + between(-spread, spread);
				const by = y + between(-spread / 3, spread / 3);
				const s = between(9, 20);
				return curve(
					`M${r1(bx - s)} ${r1(by - s / 3)}Q${r1(bx - s / 3)} ${r1(by - s / 2)} ${r1(bx)} ${r1(by)}Q${r1(bx + s / 3)} ${r1(by - s / 2)} ${r1(bx + s)} ${r1(by - s / 3)}`,
					colour,
					3.4,
				);
			})
			.join("");
	const figure = (x, y, s, fill) =>
		at(
			x,
			y,
			circle(0, -95, 10.5, fill) +
				path("M-16 -42Q-20 -83 0 -83Q20 -83 16 -42L12 -40L11 -1H3L0 -38L-3 -1H-11L-12 -40Z", fill),
			s,
		);
	const tree = (x, y, s, crown, trunk, shade) =>
		at(
			x,
			y,
			path("M-7 0Q-3 -50 -22 -84L-14 -90Q0 -66 2 -60Q6 -80 20 -94L27 -88Q8 -50 9 0Z", trunk) +
				path(
					"M-70 -104Q-92 -150 -52 -172Q-44 -222 6 -214Q58 -222 62 -172Q96 -146 68 -104Q40 -84 4 -92Q-40 -80 -70 -104Z",
					crown,
				) +
				(shade
					? path(
							range(9)
								.map((i) => gouge(18 + (i % 3) * 15, -196 + i * 11, 44, 3.2))
								.join(""),
							shade,
						)
					: ""),
			s,
		);
	const panes = (x, y, cols, rows, pw, ph, gapX, gapY, fills, chance = 1) =>
		range(cols * rows)
			.map((i) =>
				rand() < chance
					? rect(x + (i % cols) * (pw + gapX), y + Math.floor(i / cols) * (ph + gapY), pw, ph, pick(fills))
					: "",
			)
			.join("");
	/** A terraced house front; x, y is the left foot of the wall. */
	const house = (x, y, hw, hh, wall, roof, light) =>
		rect(x, y - hh, hw, hh, wall) +
		poly(
			[
				[x - 6, y - hh],
				[x + 14, y - hh - hw * 0.42],
				[x + hw - 14, y - hh - hw * 0.42],
				[x + hw + 6, y - hh],
			],
			roof,
		) +
		rect(x + hw * 0.68, y - hh - hw * 0.62, hw * 0.16, hw * 0.34, roof) +
		panes(x + hw * 0.14, y - hh + hh * 0.14, 2, 1, hw * 0.24, hh * 0.24, hw * 0.22, 0, light) +
		rect(x + hw * 0.14, y - hh * 0.42, hw * 0.3, hh * 0.24, pick(light)) +
		rect(x + hw * 0.6, y - hh * 0.44, hw * 0.24, hh * 0.44, roof);
	const skyline = (y, fill, least = 40, most = 120, step = 70) => {
		let d = `M-40 ${y}`;
		for (let x = -40; x < w + 40; ) {
			const bw = between(step * 0.5, step * 1.3);
			const top = y - between(least, most);
			d +=
				rand() < 0.35
					? `L${r1(x)} ${r1(top)}L${r1(x + bw / 2)} ${r1(top - bw * 0.4)}L${r1(x + bw)} ${r1(top)}`
					: `L${r1(x)} ${r1(top)}L${r1(x + bw)} ${r1(top)}`;
			x += bw;
		}
		return path(`${d}L${w + 40} ${y}Z`, fill);
	};

	return {
		...inks,
		w,
		h,
		rand,
		between,
		pick,
		range,
		rect,
		circle,
		ellipse,
		path,
		poly,
		line,
		curve,
		group,
		at,
		flip,
		ground,
		clip,
		gouge,
		ripples,
		dots,
		hatch,
		ridge,
		cloud,
		birds,
		figure,
		tree,
		panes,
		house,
		skyline,
	};
}
