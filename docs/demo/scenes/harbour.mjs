// Water scenes: the port, the river and the coast.
const wide = (name, draw) => ({ name, w: 1600, h: 900, draw });
const deep = (name, draw) => ({ name, w: 1600, h: 1067, draw });

const crane = (k, x, base, s, ink, accent) =>
	k.at(
		x,
		base,
		k.rect(-78, -300, 17, 300, ink) +
			k.rect(62, -300, 17, 300, ink) +
			k.rect(-100, -16, 60, 16, ink) +
			k.rect(42, -16, 60, 16, ink) +
			k.rect(-78, -150, 156, 12, ink) +
			k.line(
				[
					[-70, -144],
					[70, -290],
				],
				ink,
				8,
			) +
			k.line(
				[
					[70, -144],
					[-70, -290],
				],
				ink,
				8,
			) +
			k.rect(-330, -318, 520, 22, accent) +
			k.line(
				[
					[-60, -318],
					[-20, -450],
					[62, -318],
				],
				ink,
				13,
			) +
			k.line(
				[
					[-322, -316],
					[-20, -446],
					[184, -316],
				],
				ink,
				5,
			) +
			k.line(
				[
					[-190, -316],
					[-20, -446],
				],
				ink,
				4,
			) +
			k.rect(110, -362, 70, 46, ink) +
			k.rect(-204, -296, 30, 30, ink) +
			k.line(
				[
					[-196, -266],
					[-196, -170],
				],
				ink,
				3,
			) +
			k.line(
				[
					[-182, -266],
					[-182, -170],
				],
				ink,
				3,
			) +
			k.rect(-226, -172, 74, 34, accent),
		s,
	);

const stacks = (k, x, y, cols, most, colours, bw = 66, bh = 28) =>
	k
		.range(cols)
		.map((c) =>
			k
				.range(1 + Math.floor(k.rand() * most))
				.map((r) => {
					const fill = k.pick(colours);
					return (
						k.rect(x + c * (bw + 4), y - (r + 1) * (bh + 3), bw, bh, fill) +
						k.path(
							k
								.range(6)
								.map((i) => `M${x + c * (bw + 4) + 8 + i * 10} ${y - (r + 1) * (bh + 3) + 4}v${bh - 8}h2.5v-${bh - 8}z`)
								.join(""),
							k.ink,
							'opacity="0.35"',
						)
					);
				})
				.join(""),
		)
		.join("");

const turbine = (k, x, y, s, fill, angle) =>
	k.at(
		x,
		y,
		k.poly(
			[
				[-9, 0],
				[9, 0],
				[4, -330],
				[-4, -330],
			],
			fill,
		) +
			k
				.range(3)
				.map((i) => k.at(0, -332, k.path("M-5 0Q-20 -60 -2 -188Q10 -70 7 0Z", fill), 1, angle + i * 120))
				.join("") +
			k.circle(0, -332, 12, fill),
		s,
	);

export default [
	wide(
		"harbour-cranes",
		(k) =>
			k.ground(k.straw) +
			k.dots(0, 0, 1600, 560, k.coral, 0, 6.2) +
			k.circle(1130, 420, 170, k.rust) +
			k.cloud(360, 200, 1.3, k.cream) +
			k.cloud(1380, 150, 0.9, k.cream) +
			k.ridge(560, 30, k.teal, 6) +
			k.skyline(640, k.petrol, 20, 70, 90) +
			k.rect(-40, 636, 1680, 60, k.ink) +
			stacks(k, 520, 636, 13, 4, [k.rust, k.ochre, k.petrol, k.cream]) +
			crane(k, 420, 640, 1.12, k.ink, k.rust) +
			crane(k, 860, 640, 1.12, k.ink, k.rust) +
			crane(k, 1400, 640, 0.86, k.ink, k.rust) +
			k.ground(k.petrol, 692) +
			k.rect(950, 692, 350, 210, k.rust, 'opacity="0.55"') +
			k.ripples(696, 940, k.ink, { density: 1.2 }) +
			k.ripples(696, 940, k.straw, { density: 0.7 }) +
			k.birds(700, 180, 7, 190, k.ink),
	),

	wide("orm-bridge", (k) => {
		const arches = [
			[40, 250],
			[330, 330],
			[700, 370],
			[1110, 330],
			[1480, 250],
		];
		const holes = arches.map(([x, aw]) => `M${x} 660V${560}A${aw / 2} ${aw * 0.36} 0 0 1 ${x + aw} 560V660Z`).join("");
		const span = k.path(`M-60 470Q800 330 1660 470V660H-60Z${holes}`, k.rust, 'fill-rule="evenodd"');
		return (
			k.ground(k.sky) +
			k.dots(0, 0, 1600, 420, k.cream, 5.6, 0) +
			k.cloud(300, 170, 1.2, k.cream) +
			k.cloud(1250, 220, 1.6, k.cream) +
			k.ridge(420, 30, k.teal, 5) +
			k.skyline(560, k.slate, 130, 190, 80) +
			k.poly(
				[
					[1010, 520],
					[1010, 260],
					[1040, 140],
					[1070, 260],
					[1070, 520],
				],
				k.slate,
			) +
			k.poly(
				[
					[420, 520],
					[420, 320],
					[445, 240],
					[470, 320],
					[470, 520],
				],
				k.slate,
			) +
			k.ground(k.petrol, 560) +
			span +
			k.clip(
				k.path(`M-60 486Q800 346 1660 486V640H-60Z${holes}`, "#000", 'clip-rule="evenodd"'),
				k.hatch(-40, 350, 1680, 290, k.plum, { gap: 26, thickness: 2.4, angle: 0 }),
			) +
			k.curve("M-60 466Q800 326 1660 466", k.cream, 12) +
			k.curve("M-60 440Q800 300 1660 440", k.ink, 9) +
			k
				.range(24)
				.map((i) => {
					const t = i / 23;
					const y = 440 - 280 * t * (1 - t);
					return k.rect(-20 + t * 1640, y - 2, 5, 32, k.ink);
				})
				.join("") +
			arches
				.slice(0, 4)
				.map(([x, aw], i) => {
					const px = (x + aw + arches[i + 1][0]) / 2;
					return k.poly(
						[
							[px - 34, 690],
							[px - 22, 530],
							[px, 512],
							[px + 22, 530],
							[px + 34, 690],
						],
						k.plum,
					);
				})
				.join("") +
			k.clip(k.rect(-40, 660, 1680, 280, "#000"), k.group(k.flip(664, span, 0.7), 'opacity="0.5"')) +
			k.ripples(600, 940, k.sky, { density: 0.9 }) +
			k.ripples(660, 940, k.ink, { density: 0.7 }) +
			k.figure(610, 392, 0.5, k.ink) +
			k.figure(640, 391, 0.46, k.ink) +
			k.figure(1120, 398, 0.5, k.ink)
		);
	}),

	deep(
		"lighthouse",
		(k) =>
			k.ground(k.ink) +
			k.dots(-20, 300, 1640, 420, k.petrol, 0, 6.6) +
			k.path(
				k
					.range(90)
					.map(() => {
						const x = k.between(0, 1600);
						const y = k.between(0, 520);
						return k.gouge(x, y, 9, 2.4) + k.gouge(x, y, 3, 6);
					})
					.join(""),
				k.straw,
			) +
			k.poly(
				[
					[1052, 262],
					[-60, 60],
					[-60, 420],
				],
				k.straw,
				'opacity="0.9"',
			) +
			k.poly(
				[
					[1052, 262],
					[1660, 190],
					[1660, 350],
				],
				k.straw,
				'opacity="0.55"',
			) +
			k.clip(
				k.poly(
					[
						[1052, 262],
						[-60, 60],
						[-60, 420],
					],
					"#000",
				),
				k.hatch(-60, 40, 1120, 400, k.ochre, { gap: 30, thickness: 3, angle: 1 }),
			) +
			k.ridge(720, 10, k.petrol, 5) +
			k.ripples(720, 1100, k.teal, { density: 1.1 }) +
			k.ripples(740, 1100, k.ink) +
			k.path(
				"M760 900Q800 780 900 770Q930 700 1010 712Q1130 690 1190 760Q1330 780 1400 920Q1080 1000 760 900Z",
				k.ink,
			) +
			k.path(
				k
					.range(34)
					.map(() => k.gouge(k.between(840, 1320), k.between(770, 900), k.between(40, 110), 4))
					.join(""),
				k.slate,
			) +
			k.poly(
				[
					[985, 730],
					[1008, 300],
					[1096, 300],
					[1119, 730],
				],
				k.cream,
			) +
			k.poly(
				[
					[992, 600],
					[998, 490],
					[1106, 490],
					[1112, 600],
				],
				k.rust,
			) +
			k.poly(
				[
					[1003, 400],
					[1008, 310],
					[1096, 310],
					[1101, 400],
				],
				k.rust,
			) +
			k.clip(
				k.poly(
					[
						[1052, 730],
						[1052, 300],
						[1096, 300],
						[1119, 730],
					],
					"#000",
				),
				k.hatch(1040, 300, 90, 440, k.ink, { gap: 11, thickness: 2.4, angle: 0 }),
			) +
			k.rect(992, 288, 120, 18, k.ink) +
			k.rect(1016, 226, 72, 62, k.ochre) +
			k.rect(1048, 226, 8, 62, k.ink) +
			k.path("M1006 228Q1052 160 1098 228Z", k.rust) +
			k.rect(1048, 160, 8, 32, k.ink) +
			k.rect(1150, 690, 120, 70, k.cream) +
			k.poly(
				[
					[1140, 694],
					[1210, 648],
					[1280, 694],
				],
				k.rust,
			) +
			k.rect(1200, 716, 22, 30, k.ochre),
	),

	wide(
		"container-ship",
		(k) =>
			k.ground(k.mist) +
			k.dots(0, 120, 1600, 480, k.rose, 0, 6.4) +
			k.circle(330, 470, 120, k.cream) +
			k.cloud(1180, 170, 1.5, k.cream) +
			k.ridge(590, 16, k.teal, 7) +
			k.ground(k.petrol, 640) +
			stacks(k, 390, 566, 14, 7, [k.rust, k.ochre, k.slate, k.cream, k.rust]) +
			k.rect(1372, 330, 110, 236, k.cream) +
			k.rect(1352, 326, 150, 22, k.ink) +
			k.panes(1384, 362, 3, 5, 20, 18, 14, 18, [k.ink]) +
			k.rect(1440, 250, 44, 76, k.rust) +
			k.line(
				[
					[1400, 326],
					[1400, 220],
				],
				k.ink,
				7,
			) +
			k.path("M250 548L330 566H1530L1500 716H390Q300 660 250 548Z", k.ink) +
			k.path("M352 690L390 716H1500L1506 684Z", k.rust) +
			k.path(
				k
					.range(26)
					.map((i) => k.gouge(420 + i * 42, 600 + (i % 3) * 26, 70, 2.4))
					.join(""),
				k.slate,
			) +
			k.at(
				150,
				716,
				k.path("M-110 -54H120L96 6H-84Z", k.rust) +
					k.rect(-50, -112, 88, 58, k.cream) +
					k.rect(-40, -100, 68, 22, k.ink) +
					k.rect(42, -100, 26, 46, k.ink),
			) +
			k.line(
				[
					[262, 664],
					[330, 600],
				],
				k.ink,
				4,
			) +
			k.ripples(704, 940, k.ink, { density: 1.2 }) +
			k.ripples(690, 940, k.cream, { density: 0.8 }) +
			k.birds(760, 180, 8, 220, k.ink),
	),

	deep(
		"moon-estuary",
		(k) =>
			k.ground(k.petrol) +
			k.dots(-20, 0, 1640, 560, k.ink, 6.8, 0) +
			k.circle(980, 330, 238, k.teal, 'opacity="0.5"') +
			k.circle(980, 330, 200, k.cream) +
			k.clip(
				k.circle(980, 330, 200, "#000"),
				k.dots(770, 120, 420, 430, k.ochre, 4.6, 4.6) +
					k.circle(930, 318, 196, k.cream) +
					k.circle(905, 270, 38, k.straw) +
					k.circle(985, 400, 56, k.straw) +
					k.circle(930, 460, 26, k.straw) +
					k.circle(1040, 250, 24, k.straw),
			) +
			k.ridge(590, 26, k.ink, 7) +
			k.ground(k.slate, 640) +
			k.dots(-20, 640, 1640, 420, k.ink, 2, 6.6) +
			k.path(
				"M960 640Q1010 690 880 730Q700 780 900 850Q1180 930 760 1120H1330Q1470 960 1180 860Q960 790 1060 730Q1120 690 1010 640Z",
				k.straw,
			) +
			k.path("M300 640Q360 700 240 760Q60 840 180 1120H360Q250 880 360 780Q440 700 330 640Z", k.teal) +
			k.path("M1340 640Q1400 690 1480 720Q1600 760 1660 840V760Q1560 700 1370 640Z", k.teal) +
			k.path(
				k
					.range(70)
					.map(() => k.gouge(k.between(0, 1600), k.between(660, 1060), k.between(40, 130), 4))
					.join(""),
				k.ink,
			) +
			k.birds(620, 330, 16, 260, k.cream) +
			k
				.range(7)
				.map((i) => {
					const x = 850 + i * 66 + k.between(-14, 14);
					const y = 985 + k.between(-30, 50);
					return k.at(
						x,
						y,
						k.ellipse(0, -30, 21, 11, k.ink) +
							k.circle(19, -43, 7, k.ink) +
							k.line(
								[
									[24, -42],
									[50, -34],
								],
								k.ink,
								3,
							) +
							k.line(
								[
									[-3, -22],
									[-3, 0],
								],
								k.ink,
								3,
							) +
							k.line(
								[
									[6, -22],
									[6, 0],
								],
								k.ink,
								3,
							),
					);
				})
				.join(""),
	),

	wide("rowing-eight", (k) => {
		const crew = k
			.range(8)
			.map((i) => {
				const x = -380 + i * 104;
				const side = i % 2 ? 1 : -1;
				return (
					k.line(
						[
							[x, 0],
							[x - 60, side * 250],
						],
						k.cream,
						8,
					) +
					k.at(
						x - 60,
						side * 250,
						k.poly(
							[
								[-13, -10],
								[13, -10],
								[18, 62],
								[-20, 62],
							],
							k.rust,
						),
						side,
						8,
					) +
					k.ellipse(x + 6, 0, 25, 29, k.rust) +
					k.circle(x + 2, 0, 15, k.ink) +
					k.line(
						[
							[x + 4, 20],
							[x - 24, side * 60],
						],
						k.rose,
						11,
					) +
					k.line(
						[
							[x + 4, -20],
							[x - 24, side * 40],
						],
						k.rose,
						11,
					)
				);
			})
			.join("");
		const swirls = k
			.range(8)
			.map((i) => k.curve(`M${-480 + i * 104} ${(i % 2 ? 1 : -1) * 290}q-46 -34 -92 0q46 34 92 0`, k.cream, 6))
			.join("");
		return (
			k.ground(k.petrol) +
			k.dots(-20, -20, 1640, 960, k.ink, 6, 1) +
			k.ripples(-40, 940, k.teal, { density: 1.2 }) +
			k.at(
				820,
				450,
				k.path("M-900 46Q-600 22 -560 0Q-600 -22 -900 -46Q-700 0 -900 46Z", k.mist) +
					swirls +
					k.path("M-600 0Q-300 -46 0 -46Q420 -44 700 0Q420 44 0 46Q-300 46 -600 0Z", k.straw) +
					k.path("M-470 0Q-260 -26 0 -26Q360 -26 520 0Q360 26 0 26Q-260 26 -470 0Z", k.ink) +
					crew +
					k.ellipse(-492, 0, 20, 24, k.ochre) +
					k.circle(-488, 0, 13, k.ink),
				1,
				-14,
			)
		);
	}),

	wide(
		"wind-turbines",
		(k) =>
			k.ground(k.straw) +
			k.dots(-20, 0, 1640, 600, k.sky, 7.4, 0.6) +
			k.cloud(250, 300, 1.4, k.cream) +
			k.cloud(1130, 230, 1.1, k.cream) +
			k.cloud(690, 130, 0.9, k.cream) +
			k.ground(k.teal, 610) +
			[
				[180, 618, 0.52, 14],
				[420, 622, 0.62, 50],
				[690, 626, 0.74, 92],
				[1080, 690, 1.42, 22],
				[1440, 622, 0.6, 70],
			]
				.map(([x, y, s, a]) => turbine(k, x, y, s, s > 1 ? k.cream : k.slate, a))
				.join("") +
			k.rect(1066, 664, 30, 46, k.ochre) +
			k.ripples(620, 940, k.cream) +
			k.ripples(640, 940, k.petrol, { density: 1.4 }) +
			k.at(
				470,
				770,
				k.path("M-190 -40H190L150 26H-150Q-180 10 -190 -40Z", k.rust) +
					k.rect(20, -116, 110, 76, k.cream) +
					k.rect(34, -102, 84, 26, k.ink) +
					k.line(
						[
							[76, -116],
							[76, -190],
						],
						k.ink,
						6,
					) +
					k.rect(-150, -62, 130, 22, k.ink) +
					k.figure(-90, -60, 0.62, k.ink) +
					k.figure(-40, -60, 0.62, k.ink),
			) +
			k.ripples(790, 940, k.petrol, { density: 1.3 }) +
			k.birds(860, 420, 6, 140, k.ink),
	),

	deep("eels", (k) => {
		const eel = (x, y, s, angle, fill) => {
			const top = [];
			const low = [];
			for (let i = 0; i <= 40; i++) {
				const t = i / 40;
				const px = -420 + t * 840;
				const py = Math.sin(t * 8.4) * 62 * (1 - t * 0.35);
				const half = 27 * Math.sin(Math.PI * Math.min(1, 0.1 + t * 0.86)) ** 0.6;
				top.push([px, py - half]);
				low.unshift([px, py + half]);
			}
			return k.at(
				x,
				y,
				k.poly([...top, ...low], fill) +
					k.line(top.map(([px, py]) => [px, py + 15]).slice(4, 36), k.straw, 5) +
					k.circle(404, 34, 6, k.cream),
				s,
				angle,
			);
		};
		return (
			k.ground(k.teal) +
			k
				.range(7)
				.map((i) =>
					k.poly(
						[
							[200 + i * 180, -40],
							[280 + i * 180, -40],
							[120 + i * 240, 760],
							[-60 + i * 240, 760],
						],
						k.mist,
						'opacity="0.42"',
					),
				)
				.join("") +
			k.dots(-20, 200, 1640, 880, k.petrol, 0, 7.4) +
			k.ripples(-30, 120, k.cream) +
			eel(560, 330, 0.92, -12, k.slate) +
			eel(1090, 520, 1.15, 10, k.ink) +
			eel(480, 690, 1.2, -6, k.ink) +
			eel(1240, 820, 0.84, -18, k.plum) +
			k
				.range(34)
				.map(() => {
					const x = k.between(0, 1600);
					const y = k.between(560, 840);
					return k.path(
						`M${x} 1110Q${x - 30} ${y + 160} ${x + k.between(-60, 60)} ${y}Q${x + 16} ${y + 170} ${x + 26} 1110Z`,
						k.pick([k.ink, k.moss, k.moss]),
					);
				})
				.join("") +
			k.path(
				k
					.range(30)
					.map(() => `M${k.between(0, 1600)} ${k.between(1000, 1060)}q30 -34 64 0t60 30h-150z`)
					.join(""),
				k.ink,
			) +
			k
				.range(22)
				.map(() => k.circle(k.between(100, 1500), k.between(120, 620), k.between(3, 10), k.cream))
				.join("")
		);
	}),

	wide("fish-auction", (k) => {
		const fish = (x, y, s, fill, a) =>
			k.at(
				x,
				y,
				k.path("M-112 0Q-60 -46 20 -36Q70 -28 92 -6L132 -34L124 0L132 34L92 8Q60 36 10 38Q-62 42 -112 0Z", fill) +
					k.path(
						k
							.range(5)
							.map((i) => k.gouge(-10 + i * 20, -14 + (i % 2) * 14, 40, 4))
							.join(""),
						k.ink,
					) +
					k.circle(-82, -6, 6, k.ink) +
					k.curve("M-56 -26Q-40 0 -56 26", k.ink, 5),
				s,
				a,
			);
		const box = (x, y, fill, rim) =>
			k.rect(x, y, 470, 370, rim) +
			k.rect(x + 22, y + 22, 426, 326, k.cream) +
			k.dots(x + 24, y + 26, 420, 318, k.sky, 5.4, 3.6, 16) +
			k
				.range(5)
				.map((i) =>
					fish(x + 235 + (i % 2 ? 34 : -34), y + 66 + i * 60, 1.12, fill(i), (i % 2 ? 176 : -4) + k.between(-5, 5)),
				)
				.join("");
		return (
			k.ground(k.petrol) +
			k.dots(-20, -20, 1640, 960, k.ink, 1, 6.4) +
			k
				.range(3)
				.map((i) =>
					k
						.range(2)
						.map((j) =>
							box(
								40 + i * 525,
								50 + j * 425,
								(n) =>
									[
										[k.slate, k.teal],
										[k.coral, k.rust],
										[k.teal, k.slate],
									][(i + j) % 3][n % 2],
								j ? k.ochre : k.rust,
							),
						)
						.join(""),
				)
				.join("")
		);
	}),
];
