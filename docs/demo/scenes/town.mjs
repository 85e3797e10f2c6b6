// Streets and buildings of the city.
const wide = (name, draw) => ({ name, w: 1600, h: 900, draw });
const deep = (name, draw) => ({ name, w: 1600, h: 1067, draw });

const arch = (x, y, w, h) => `M${x} ${y}V${y - h + w / 2}A${w / 2} ${w / 2} 0 0 1 ${x + w} ${y - h + w / 2}V${y}Z`;
const lamp = (k, x, y, s, ink, glow) =>
	k.at(
		x,
		y,
		k.rect(-5, -210, 10, 210, ink) +
			k.rect(-14, -22, 28, 22, ink) +
			k.circle(0, -226, 46, glow, 'opacity="0.35"') +
			k.poly(
				[
					[-16, -206],
					[-22, -250],
					[22, -250],
					[16, -206],
				],
				glow,
			) +
			k.poly(
				[
					[-28, -250],
					[0, -274],
					[28, -250],
				],
				ink,
			),
		s,
	);
const wheel = (k, x, y, r, ink, rim) =>
	k.circle(x, y, r, "none", `stroke="${ink}" stroke-width="15"`) +
	k.circle(x, y, r - 13, "none", `stroke="${rim}" stroke-width="6"`) +
	k
		.range(14)
		.map((i) =>
			k.line(
				[
					[x, y],
					[x + Math.cos(i * 0.449) * (r - 12), y + Math.sin(i * 0.449) * (r - 12)],
				],
				ink,
				2,
			),
		)
		.join("") +
	k.circle(x, y, 11, ink);

export default [
	wide("tram", (k) => {
		const side = (dir) =>
			k
				.range(5)
				.map((i) => {
					const a = 1 - i * 0.17;
					const b = 1 - (i + 1) * 0.17;
					const x = (t) => 800 + dir * (130 + 740 * t);
					const top = (t) => 520 - 470 * t - (i % 2) * 34 * t;
					const foot = (t) => 560 + 300 * t;
					return (
						k.poly(
							[
								[x(a), top(a)],
								[x(b), top(b)],
								[x(b), foot(b)],
								[x(a), foot(a)],
							],
							[k.slate, k.rose, k.petrol, k.plum, k.teal][(i + (dir > 0 ? 2 : 0)) % 5],
						) +
						k
							.range(3)
							.map((f) =>
								k
									.range(2)
									.map((c) => {
										const t0 = a - 0.03 - c * 0.075;
										const t1 = t0 - 0.045;
										const y = (t, o) => top(t) + (foot(t) - top(t)) * o;
										const o = 0.1 + f * 0.25;
										return k.poly(
											[
												[x(t0), y(t0, o)],
												[x(t1), y(t1, o)],
												[x(t1), y(t1, o + 0.14)],
												[x(t0), y(t0, o + 0.14)],
											],
											k.pick([k.straw, k.ink, k.cream]),
										);
									})
									.join(""),
							)
							.join("")
					);
				})
				.join("");
		return (
			k.ground(k.straw) +
			k.dots(0, -10, 1600, 560, k.coral, 0.4, 6.6) +
			side(-1) +
			side(1) +
			k.poly(
				[
					[670, 560],
					[930, 560],
					[1900, 940],
					[-300, 940],
				],
				k.slate,
			) +
			k.hatch(0, 600, 1600, 300, k.ink, { gap: 30, thickness: 2.4, angle: 0 }) +
			k.poly(
				[
					[744, 560],
					[752, 560],
					[470, 940],
					[430, 940],
				],
				k.cream,
			) +
			k.poly(
				[
					[848, 560],
					[856, 560],
					[1170, 940],
					[1130, 940],
				],
				k.cream,
			) +
			k.line(
				[
					[800, 330],
					[200, -40],
				],
				k.ink,
				4,
			) +
			k.line(
				[
					[800, 330],
					[1400, -40],
				],
				k.ink,
				4,
			) +
			k.line(
				[
					[800, 330],
					[800, -40],
				],
				k.ink,
				4,
			) +
			k.ellipse(800, 812, 230, 26, k.ink) +
			k.line(
				[
					[760, 300],
					[730, 240],
					[800, 200],
					[870, 240],
					[840, 300],
				],
				k.ink,
				8,
			) +
			k.rect(740, 190, 120, 10, k.ink) +
			k.path("M606 800V370Q606 296 690 292H910Q994 296 994 370V800Q994 812 980 812H620Q606 812 606 800Z", k.cream) +
			k.path("M606 600H994V800Q994 812 980 812H620Q606 812 606 800Z", k.rust) +
			k.rect(606, 596, 388, 14, k.ochre) +
			k.rect(700, 314, 200, 40, k.ink) +
			k
				.range(9)
				.map((i) => k.rect(720 + i * 19, 328, 11, 11, k.ochre))
				.join("") +
			k.rect(630, 384, 92, 172, k.ink) +
			k.rect(734, 384, 132, 172, k.ink) +
			k.rect(878, 384, 92, 172, k.ink) +
			k.poly(
				[
					[640, 546],
					[700, 394],
					[718, 394],
					[660, 546],
				],
				k.slate,
			) +
			k.poly(
				[
					[760, 546],
					[822, 394],
					[852, 394],
					[790, 546],
				],
				k.slate,
			) +
			k.figure(800, 562, 1, k.plum) +
			k.rect(734, 540, 132, 18, k.ink) +
			k.circle(672, 690, 30, k.straw) +
			k.circle(928, 690, 30, k.straw) +
			k.circle(672, 690, 18, k.cream) +
			k.circle(928, 690, 18, k.cream) +
			k.rect(640, 776, 320, 50, k.ink) +
			k.clip(
				k.rect(880, 292, 114, 520, "#000"),
				k.hatch(890, 300, 110, 510, k.plum, { gap: 15, thickness: 2.2, angle: 90 }),
			) +
			k.figure(330, 800, 1.5, k.ink) +
			k.figure(392, 792, 1.4, k.plum) +
			k.figure(1290, 770, 1.3, k.ink)
		);
	}),

	wide(
		"courthouse",
		(k) =>
			k.ground(k.mist) +
			k.dots(0, 0, 1600, 520, k.sky, 7, 0.5) +
			k.cloud(240, 220, 1.3, k.cream) +
			k.cloud(1390, 170, 1.2, k.cream) +
			k.skyline(700, k.teal, 90, 220, 90) +
			k.rect(230, 380, 1140, 370, k.rose) +
			k.rect(330, 330, 940, 420, k.straw) +
			k.rect(330, 330, 940, 420, k.ink, 'opacity="0.82"') +
			k
				.range(6)
				.map((i) => k.path(arch(392 + i * 154, 740, 74, 250), i === 2 || i === 3 ? k.ochre : k.slate))
				.join("") +
			k
				.range(7)
				.map((i) => {
					const x = 326 + i * 152;
					return (
						k.rect(x - 8, 336, 56, 20, k.cream) +
						k.rect(x, 350, 40, 380, k.cream) +
						k.rect(x - 10, 724, 60, 22, k.cream) +
						k.clip(
							k.rect(x + 18, 352, 22, 372, "#000"),
							k.hatch(x + 10, 350, 40, 380, k.slate, { gap: 9, thickness: 2, angle: 90 }),
						)
					);
				})
				.join("") +
			k.rect(290, 290, 1020, 48, k.cream) +
			k.rect(290, 330, 1020, 8, k.ink) +
			k.poly(
				[
					[270, 292],
					[800, 110],
					[1330, 292],
				],
				k.cream,
			) +
			k.poly(
				[
					[360, 274],
					[800, 132],
					[1240, 274],
				],
				k.rust,
			) +
			k.circle(800, 222, 40, k.cream) +
			k.line(
				[
					[800, 192],
					[800, 250],
				],
				k.ink,
				6,
			) +
			k.line(
				[
					[774, 206],
					[826, 206],
				],
				k.ink,
				5,
			) +
			k.path("M762 226h24q-12 18 -24 0zM814 226h24q-12 18 -24 0z", k.ink) +
			k.line(
				[
					[774, 206],
					[774, 226],
				],
				k.ink,
				2,
			) +
			k.line(
				[
					[826, 206],
					[826, 226],
				],
				k.ink,
				2,
			) +
			k.panes(248, 420, 1, 4, 54, 50, 0, 30, [k.slate]) +
			k.panes(1298, 420, 1, 4, 54, 50, 0, 30, [k.slate]) +
			k
				.range(5)
				.map(
					(i) =>
						k.rect(270 - i * 50, 744 + i * 26, 1060 + i * 100, 27, i % 2 ? k.rose : k.cream) +
						k.rect(270 - i * 50, 766 + i * 26, 1060 + i * 100, 5, k.slate),
				)
				.join("") +
			k.ground(k.slate, 872) +
			k.figure(700, 840, 1.5, k.ink) +
			k.figure(768, 846, 1.5, k.plum) +
			k.figure(1140, 870, 1.6, k.ink) +
			lamp(k, 150, 880, 1.6, k.ink, k.ochre) +
			lamp(k, 1450, 880, 1.6, k.ink, k.ochre),
	),

	deep("flood-street", (k) => {
		const walls = [k.rust, k.rose, k.slate, k.straw, k.teal, k.rust, k.plum];
		const row = k
			.range(7)
			.map((i) => k.house(-50 + i * 246, 690, 240, 350 + (i % 3) * 22, walls[i], k.ink, [k.straw, k.ink, k.ochre]))
			.join("");
		return (
			k.ground(k.slate) +
			k.dots(0, -10, 1600, 420, k.ink, 7.4, 2) +
			k.path(
				k
					.range(110)
					.map(() => {
						const x = k.between(0, 1600);
						const y = k.between(0, 640);
						return `M${x} ${y}l-14 62l4 1z`;
					})
					.join(""),
				k.mist,
			) +
			row +
			k.hatch(0, 560, 1600, 90, k.ink, { gap: 16, thickness: 3, angle: 0 }) +
			k.ground(k.petrol, 620) +
			k.clip(k.rect(-40, 624, 1680, 480, "#000"), k.group(k.flip(624, row, 0.9), 'opacity="0.38"')) +
			k.ripples(624, 1110, k.ink, { density: 1.1 }) +
			k.ripples(624, 1110, k.mist, { density: 0.9 }) +
			lamp(k, 330, 680, 1.5, k.ink, k.ochre) +
			lamp(k, 1330, 680, 1.5, k.ink, k.ochre) +
			k.at(
				800,
				850,
				k.path("M-230 -36Q0 -10 230 -36Q200 40 120 44H-130Q-206 40 -230 -36Z", k.ochre) +
					k.path("M-230 -36Q0 -10 230 -36L226 -22Q0 6 -226 -22Z", k.ink) +
					k.figure(-90, -6, 1.35, k.ink) +
					k.figure(30, -4, 1.35, k.rust) +
					k.figure(110, -8, 1.05, k.plum) +
					k.line(
						[
							[-150, -150],
							[-66, -70],
							[-200, 90],
						],
						k.ink,
						8,
					),
			) +
			k.ripples(880, 960, k.mist, { x0: 480, x1: 1100, density: 1.3 })
		);
	}),

	wide(
		"terraced-houses",
		(k) =>
			k.ground(k.straw) +
			k.dots(0, -10, 1600, 420, k.coral, 0.4, 5.6) +
			k.cloud(1210, 120, 1.2, k.cream) +
			k.cloud(300, 90, 0.9, k.cream) +
			k.ridge(260, 24, k.teal, 5) +
			k
				.range(4)
				.map(
					(r) =>
						k
							.range(12)
							.map((i) => {
								const s = 0.52 + r * 0.2;
								const step = 232 * s;
								return k.at(
									-170 + (r % 2) * 70 + i * step,
									400 + r * 178,
									k.house(
										0,
										0,
										226,
										300,
										k.pick([k.rust, k.rose, k.straw, k.cream, k.coral, k.teal]),
										k.pick([k.ink, k.slate, k.plum, k.petrol]),
										[k.ink, k.cream, k.ochre],
									),
									s,
								);
							})
							.join("") +
						k.rect(-40, 400 + r * 178, 1680, 26, r === 3 ? k.ink : k.moss) +
						k.hatch(0, 396 + r * 178, 1600, 30, k.leaf, { gap: 9, thickness: 2, angle: 0 }),
				)
				.join("") +
			k
				.range(5)
				.map((i) => k.path(`M${180 + i * 330} ${300 - (i % 2) * 50}q-20 -34 6 -58t0 -60q26 20 6 58t2 60z`, k.cream))
				.join(""),
	),

	wide("market-hall", (k) => {
		const frames = k
			.range(5)
			.map((i) => {
				const s = 1 - i * 0.17;
				const rw = 820 * s;
				const y = 470 + 400 * s;
				return k.group(
					k.path(
						`M${800 - rw} ${y}V${420 - 60 * s}A${rw} ${rw * 0.5} 0 0 1 ${800 + rw} ${420 - 60 * s}V${y}`,
						i % 2 ? k.mist : k.straw,
					) +
						k.curve(
							`M${800 - rw} ${y}V${420 - 60 * s}A${rw} ${rw * 0.5} 0 0 1 ${800 + rw} ${420 - 60 * s}V${y}`,
							k.petrol,
							26 * s,
						) +
						k.curve(
							`M${800 - rw * 0.93} ${420 - 60 * s}A${rw * 0.93} ${rw * 0.44} 0 0 1 ${800 + rw * 0.93} ${420 - 60 * s}`,
							k.petrol,
							7 * s,
						) +
						k
							.range(13)
							.map((j) => {
								const a = Math.PI * (1 - j / 12);
								return k.line(
									[
										[800 + Math.cos(a) * rw, 420 - 60 * s - Math.sin(a) * rw * 0.5],
										[800 + Math.cos(a) * rw * 0.93, 420 - 60 * s - Math.sin(a) * rw * 0.44],
									],
									k.petrol,
									6 * s,
								);
							})
							.join(""),
				);
			})
			.join("");
		const stall = (x, y, s, colour, goods) =>
			k.at(
				x,
				y,
				k.rect(-170, -250, 10, 250, k.ink) +
					k.rect(160, -250, 10, 250, k.ink) +
					k
						.range(8)
						.map((i) =>
							k.path(
								`M${-192 + i * 48} -270L${-176 + i * 44} -330H${-132 + i * 44}L${-144 + i * 48} -270V-248A24 20 0 0 1 ${-192 + i * 48} -248Z`,
								i % 2 ? k.cream : colour,
							),
						)
						.join("") +
					k.rect(-190, -96, 380, 96, k.plum) +
					k.rect(-190, -100, 380, 14, k.ink) +
					k
						.range(3)
						.map((r) =>
							k
								.range(13 - r)
								.map((i) => k.circle(-164 + r * 13 + i * 27, -112 - r * 21, 14, goods[(i + r) % goods.length]))
								.join(""),
						)
						.join("") +
					k.clip(
						k.rect(-190, -86, 380, 86, "#000"),
						k.hatch(-190, -86, 380, 90, k.ink, { gap: 20, thickness: 2.6, angle: 90 }),
					),
				s,
			);
		return (
			k.ground(k.petrol) +
			k.dots(0, 0, 1600, 500, k.ink, 6, 1) +
			frames +
			k.rect(520, 440, 560, 130, k.coral, 'opacity="0.5"') +
			k.panes(540, 400, 8, 2, 50, 60, 18, 12, [k.cream]) +
			k.poly(
				[
					[560, 600],
					[1040, 600],
					[1700, 940],
					[-100, 940],
				],
				k.rose,
			) +
			k.hatch(0, 620, 1600, 290, k.coral, { gap: 32, thickness: 2.6, angle: 0 }) +
			stall(560, 640, 0.66, k.rust, [k.ochre, k.rust]) +
			stall(1046, 640, 0.66, k.petrol, [k.leaf, k.moss]) +
			k.figure(740, 660, 0.95, k.ink) +
			k.figure(790, 672, 1, k.plum) +
			k.figure(868, 650, 0.9, k.slate) +
			stall(250, 850, 1.25, k.petrol, [k.leaf, k.moss, k.cream]) +
			stall(1370, 850, 1.25, k.rust, [k.rust, k.ochre, k.coral]) +
			k.figure(620, 850, 1.8, k.ink) +
			k.figure(970, 868, 1.9, k.plum)
		);
	}),

	wide(
		"cyclist",
		(k) =>
			k.ground(k.mist) +
			k.dots(0, 60, 1600, 560, k.leaf, 0, 5.4) +
			k.circle(1260, 250, 110, k.cream) +
			k.cloud(380, 170, 1.3, k.cream) +
			k.ridge(540, 26, k.leaf, 6) +
			k.skyline(650, k.teal, 40, 130, 90) +
			k
				.range(6)
				.map((i) => k.tree(90 + i * 300, 700, 1.15, i % 2 ? k.moss : k.leaf, k.ink, i % 2 ? k.leaf : k.moss))
				.join("") +
			k.rect(-40, 690, 1680, 260, k.slate) +
			k.rect(-40, 690, 1680, 16, k.cream) +
			k.rect(-40, 740, 1680, 200, k.rust) +
			k.hatch(0, 746, 1600, 160, k.plum, { gap: 24, thickness: 2.6, angle: 0 }) +
			k
				.range(9)
				.map((i) =>
					k.poly(
						[
							[i * 200 - 60, 870],
							[i * 200 + 60, 870],
							[i * 200 + 40, 884],
							[i * 200 - 80, 884],
						],
						k.cream,
					),
				)
				.join("") +
			k.at(
				800,
				800,
				wheel(k, -210, -120, 128, k.ink, k.cream) +
					wheel(k, 210, -120, 128, k.ink, k.cream) +
					k.line(
						[
							[-210, -120],
							[-110, -300],
							[140, -300],
							[-30, -112],
							[-110, -300],
						],
						k.ochre,
						15,
					) +
					k.line(
						[
							[-210, -120],
							[-30, -112],
						],
						k.ochre,
						13,
					) +
					k.line(
						[
							[210, -120],
							[126, -350],
							[164, -384],
							[196, -372],
						],
						k.ink,
						13,
					) +
					k.line(
						[
							[-122, -312],
							[-130, -350],
						],
						k.ink,
						12,
					) +
					k.path("M-176 -366Q-120 -374 -84 -356L-96 -344H-168Z", k.ink) +
					k.circle(-30, -112, 28, k.ink) +
					k.line(
						[
							[-118, -364],
							[-4, -286],
							[-44, -150],
						],
						k.slate,
						34,
						'stroke-linecap="round"',
					) +
					k.line(
						[
							[-118, -364],
							[20, -270],
							[-22, -84],
						],
						k.ink,
						38,
						'stroke-linecap="round"',
					) +
					k.line(
						[
							[-22, -66],
							[24, -62],
						],
						k.ink,
						22,
					) +
					k.path("M-168 -360Q-150 -560 0 -590L46 -560Q60 -520 10 -480Q-40 -430 -78 -350Z", k.rust) +
					k.line(
						[
							[14, -548],
							[80, -440],
							[176, -380],
						],
						k.rust,
						32,
						'stroke-linecap="round"',
					) +
					k.circle(56, -632, 44, k.rose) +
					k.path("M4 -634Q10 -696 66 -690Q112 -682 104 -640Z", k.ochre) +
					k.path("M-160 -540L-74 -590L-20 -500L-110 -430Z", k.petrol) +
					k.rect(176, -430, 74, 56, k.plum),
			),
	),

	wide(
		"school",
		(k) =>
			k.ground(k.sky) +
			k.dots(0, 0, 1600, 480, k.cream, 0.5, 6.4) +
			k.cloud(250, 170, 1.2, k.cream) +
			k.cloud(1330, 220, 1.4, k.cream) +
			k.ridge(600, 22, k.leaf, 5) +
			k.rect(300, 380, 1000, 350, k.rust) +
			k.hatch(300, 380, 1000, 350, k.plum, { gap: 20, thickness: 1.8, angle: 0 }) +
			k.poly(
				[
					[270, 384],
					[360, 280],
					[1240, 280],
					[1330, 384],
				],
				k.slate,
			) +
			k.rect(700, 190, 200, 540, k.rose) +
			k.poly(
				[
					[676, 194],
					[800, 70],
					[924, 194],
				],
				k.ink,
			) +
			k.circle(800, 262, 50, k.cream) +
			k.line(
				[
					[800, 262],
					[800, 226],
				],
				k.ink,
				7,
			) +
			k.line(
				[
					[800, 262],
					[826, 274],
				],
				k.ink,
				7,
			) +
			k.path(arch(744, 730, 112, 190), k.ink) +
			k.path(arch(758, 730, 84, 170), k.ochre) +
			k.rect(796, 560, 8, 170, k.ink) +
			[340, 440, 540, 930, 1030, 1130, 1210]
				.map(
					(x) =>
						k.rect(x, 430, 62, 100, k.cream) +
						k.rect(x, 580, 62, 100, k.straw) +
						k.rect(x + 28, 430, 6, 100, k.ink) +
						k.rect(x + 28, 580, 6, 100, k.ink),
				)
				.join("") +
			k.ground(k.straw, 728) +
			k.hatch(0, 740, 1600, 170, k.ochre, { gap: 26, thickness: 2.6, angle: 0 }) +
			k.tree(150, 760, 2, k.moss, k.ink, k.leaf) +
			k.tree(1470, 760, 1.9, k.moss, k.ink, k.leaf) +
			k
				.range(9)
				.map((i) =>
					k.figure(
						390 + i * 104 + k.between(-26, 26),
						800 + k.between(-26, 60),
						k.between(0.8, 1.2),
						k.pick([k.ink, k.petrol, k.plum, k.rust]),
					),
				)
				.join("") +
			k.circle(690, 868, 15, k.rust),
	),
];
