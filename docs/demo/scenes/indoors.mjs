// Rooms, stages and tables.
const wide = (name, draw) => ({ name, w: 1600, h: 900, draw });
const deep = (name, draw) => ({ name, w: 1600, h: 1067, draw });
const arch = (x, y, w, h) => `M${x} ${y}V${y - h + w / 2}A${w / 2} ${w / 2} 0 0 1 ${x + w} ${y - h + w / 2}V${y}Z`;

export default [
	wide(
		"council-chamber",
		(k) =>
			k.ground(k.plum) +
			k.hatch(0, 0, 1600, 520, k.ink, { gap: 22, thickness: 2, angle: 90 }) +
			k
				.range(5)
				.map(
					(i) =>
						k.path(arch(150 + i * 280, 440, 180, 390), k.ink) +
						k.path(arch(166 + i * 280, 426, 148, 362), k.straw) +
						k.clip(
							k.path(arch(166 + i * 280, 426, 148, 362), "#000"),
							k.dots(160 + i * 280, 60, 160, 370, k.coral, 0.6, 6),
						) +
						k.rect(236 + i * 280, 64, 8, 362, k.ink) +
						k.rect(166 + i * 280, 230, 148, 8, k.ink) +
						k.rect(166 + i * 280, 330, 148, 8, k.ink),
				)
				.join("") +
			k.ground(k.rust, 470) +
			k.rect(-40, 440, 1680, 34, k.ochre) +
			k.rect(640, 400, 320, 150, k.ink) +
			k.rect(620, 388, 360, 20, k.ochre) +
			k.figure(800, 420, 1.35, k.ink) +
			k.circle(800, 302, 16, k.rose) +
			k.figure(700, 426, 1.1, k.slate) +
			k.figure(900, 426, 1.1, k.slate) +
			k.rect(620, 398, 360, 60, k.ink) +
			k.circle(800, 482, 40, k.ochre) +
			k.path("M772 484q14 -22 28 0t28 0v16q-14 20 -28 0t-28 0z", k.ink) +
			k
				.range(4)
				.map((r) => {
					const rx = 500 + r * 250;
					const ry = 130 + r * 108;
					const y = 500;
					const heads = 9 + r * 3;
					const s = 0.95 + r * 0.38;
					return (
						k
							.range(heads)
							.map((i) => {
								const a = Math.PI * (0.1 + 0.8 * (i / (heads - 1)));
								const x = 800 + Math.cos(a) * rx;
								const py = y + Math.sin(a) * ry;
								return k.rand() < 0.86 ? k.figure(x, py + 42 * s, s, k.pick([k.ink, k.ink, k.slate, k.petrol])) : "";
							})
							.join("") +
						k.curve(`M${800 - rx} ${y + 26 * s}A${rx} ${ry} 0 0 0 ${800 + rx} ${y + 26 * s}`, k.plum, 46 * s) +
						k.curve(`M${800 - rx} ${y + 6 * s}A${rx} ${ry} 0 0 0 ${800 + rx} ${y + 6 * s}`, k.ochre, 9 * s)
					);
				})
				.join(""),
	),

	wide("laboratory", (k) => {
		const flask = (x, y, s, fill, level) =>
			k.at(
				x,
				y,
				k.path("M-16 -190H16V-120L74 -16Q80 0 62 0H-62Q-80 0 -74 -16L-16 -120Z", k.cream) +
					k.clip(
						k.path("M-10 -186H10V-118L66 -14Q70 -6 58 -6H-58Q-70 -6 -66 -14L-10 -118Z", "#000"),
						k.rect(-90, -level, 180, level, fill) +
							k
								.range(7)
								.map(() => k.circle(k.between(-40, 40), -k.between(10, level), k.between(3, 8), k.cream))
								.join(""),
					) +
					k.rect(-22, -200, 44, 12, k.ink),
				s,
			);
		return (
			k.ground(k.mist) +
			k.dots(0, 0, 1600, 640, k.teal, 6.4, 0.6) +
			k.rect(90, 70, 520, 380, k.ink) +
			k.panes(106, 86, 3, 2, 152, 166, 16, 16, [k.straw, k.straw, k.cream]) +
			k.rect(700, 150, 820, 18, k.ink) +
			k.rect(700, 350, 820, 18, k.ink) +
			k
				.range(10)
				.map((i) => {
					const bh = k.between(70, 130);
					const x = 730 + i * 78;
					return (
						k.rect(x, 150 - bh, 50, bh, k.pick([k.rust, k.ochre, k.petrol, k.cream])) +
						k.rect(x + 12, 136 - bh, 26, 16, k.ink) +
						k.rect(x + 8, 182 - bh * 0.9, 34, 30, k.cream)
					);
				})
				.join("") +
			k
				.range(8)
				.map((i) => flask(760 + i * 100, 350, 0.62, k.pick([k.rust, k.petrol, k.ochre, k.leaf]), 70 + (i % 3) * 20))
				.join("") +
			k.ground(k.petrol, 690) +
			k.rect(-40, 676, 1680, 34, k.ink) +
			k.hatch(0, 720, 1600, 190, k.ink, { gap: 26, thickness: 2.8, angle: 0 }) +
			flask(230, 690, 1.5, k.rust, 96) +
			flask(1330, 690, 1.7, k.ochre, 110) +
			k
				.range(5)
				.map(
					(i) =>
						k.rect(1060 + i * 34, 540, 20, 130, k.cream) +
						k.rect(1062 + i * 34, 580 + (i % 3) * 18, 16, 90 - (i % 3) * 18, k.pick([k.rust, k.leaf])),
				)
				.join("") +
			k.rect(1040, 590, 190, 14, k.ink) +
			k.rect(1040, 664, 190, 18, k.ink) +
			k.at(
				660,
				690,
				k.path("M-190 0Q-190 -34 -150 -34H140Q170 -34 170 0Z", k.ink) +
					k.path("M40 -34Q190 -110 150 -270Q126 -360 40 -390L26 -352Q92 -326 110 -262Q130 -150 10 -80Z", k.ink) +
					k.rect(-150, -132, 220, 22, k.ink) +
					k.rect(-120, -142, 120, 10, k.sky) +
					k.at(
						20,
						-376,
						k.rect(-34, -110, 68, 200, k.ink) +
							k.rect(-42, -40, 84, 22, k.ochre) +
							k.rect(-24, -170, 48, 66, k.slate) +
							k.rect(-32, -186, 64, 20, k.ink) +
							k.rect(-20, 90, 40, 50, k.slate) +
							k.rect(-12, 138, 24, 24, k.ochre),
						1,
						24,
					) +
					k.circle(134, -170, 34, k.ochre) +
					k.circle(134, -170, 18, k.ink),
			)
		);
	}),

	wide("theatre-stage", (k) => {
		const curtain = (dir) =>
			k
				.range(6)
				.map((i) => {
					const x = dir < 0 ? -60 + i * 66 : 1660 - i * 66;
					return (
						k.path(
							`M${x} -40H${x + dir * -74}Q${x + dir * -96} 360 ${x + dir * -60} 730H${x}Z`,
							i % 2 ? k.rust : "#8f3524",
						) +
						k.path(
							k
								.range(10)
								.map((j) => `M${x + dir * -52} ${20 + j * 70}q8 30 0 58q-4 -30 0 -58z`)
								.join(""),
							k.ink,
						)
					);
				})
				.join("");
		return (
			k.ground(k.ink) +
			k.rect(300, -40, 1000, 700, k.petrol) +
			k.dots(300, -20, 1000, 640, k.ink, 7.2, 0.5) +
			k.circle(1010, 220, 104, k.straw) +
			k.path("M300 640Q440 470 560 540Q640 410 770 520Q900 430 1010 530Q1150 450 1300 560V660H300Z", k.ink) +
			k.poly(
				[
					[560, -40],
					[640, -40],
					[900, 700],
					[480, 700],
				],
				k.cream,
				'opacity="0.28"',
			) +
			k.poly(
				[
					[1020, -40],
					[1080, -40],
					[1120, 700],
					[820, 700],
				],
				k.cream,
				'opacity="0.2"',
			) +
			k.poly(
				[
					[300, 640],
					[1300, 640],
					[1480, 740],
					[120, 740],
				],
				k.ochre,
			) +
			k.hatch(120, 640, 1360, 100, k.rust, { gap: 18, thickness: 2.4, angle: 0 }) +
			k.ellipse(690, 694, 210, 28, k.straw) +
			k.at(
				660,
				700,
				k.figure(0, 0, 2.5, k.ink) +
					k.line(
						[
							[30, -150],
							[104, -196],
						],
						k.ink,
						20,
						'stroke-linecap="round"',
					),
			) +
			k.at(
				900,
				694,
				k.figure(0, 0, 2.4, k.plum) +
					k.poly(
						[
							[-44, -90],
							[44, -90],
							[66, 0],
							[-66, 0],
						],
						k.plum,
					),
			) +
			k.rect(760, 620, 60, 76, k.rust) +
			k.rect(752, 610, 76, 14, k.ink) +
			curtain(-1) +
			curtain(1) +
			k
				.range(9)
				.map((i) =>
					k.path(
						`M${-60 + i * 194} -40H${150 + i * 194}Q${145 + i * 194} 110 ${45 + i * 194} 118Q${-50 + i * 194} 110 ${-60 + i * 194} -40Z`,
						i % 2 ? "#8f3524" : k.rust,
					),
				)
				.join("") +
			k.rect(-40, 736, 1680, 20, k.straw) +
			k.ground(k.ink, 756) +
			k
				.range(2)
				.map((r) =>
					k
						.range(15)
						.map(
							(i) =>
								k.circle(30 + i * 112 + r * 52, 830 + r * 66, 40, r ? k.plum : k.slate) +
								k.ellipse(30 + i * 112 + r * 52, 920 + r * 66, 62, 58, r ? k.plum : k.slate),
						)
						.join(""),
				)
				.join("")
		);
	}),

	wide(
		"kitchen-table",
		(k) =>
			k.ground(k.rose) +
			k
				.range(14)
				.map((i) =>
					k
						.range(6)
						.map((j) => k.rect(i * 118 - 20, j * 110 - 20, 108, 100, (i + j) % 5 ? k.straw : k.cream))
						.join(""),
				)
				.join("") +
			k.rect(150, 60, 470, 440, k.ink) +
			k.rect(170, 80, 430, 400, k.sky) +
			k.clip(
				k.rect(170, 80, 430, 400, "#000"),
				k.circle(490, 190, 52, k.cream) +
					k.at(-200, 60, k.ridge(330, 30, k.teal, 7)) +
					k.at(-240, 110, k.ridge(340, 20, k.petrol, 9)),
			) +
			k.rect(378, 80, 14, 400, k.ink) +
			k.rect(130, 488, 510, 26, k.ink) +
			k.at(
				250,
				490,
				k.rect(-36, -56, 72, 56, k.rust) +
					k.path(
						k
							.range(7)
							.map(
								(i) =>
									`M${-24 + i * 8} -50Q${-60 + i * 20} -100 ${-66 + i * 22} -130Q${-30 + i * 12} -100 ${-12 + i * 6} -50Z`,
							)
							.join(""),
						k.moss,
					),
			) +
			k.rect(760, 190, 740, 18, k.ink) +
			k.rect(760, 380, 740, 18, k.ink) +
			k
				.range(7)
				.map(
					(i) =>
						k.rect(790 + i * 100, 90, 66, 100, k.pick([k.ochre, k.rust, k.cream, k.leaf])) +
						k.rect(796 + i * 100, 76, 54, 18, k.ink),
				)
				.join("") +
			k
				.range(6)
				.map((i) => k.path(`M${800 + i * 116} 320h70q0 60 -35 60t-35 -60z`, k.pick([k.petrol, k.cream, k.rust])))
				.join("") +
			k.ground(k.ochre, 680) +
			k.rect(-40, 664, 1680, 24, k.rust) +
			k.hatch(0, 690, 1600, 220, k.rust, { gap: 26, thickness: 2.8, angle: 0 }) +
			k.at(
				560,
				740,
				k.ellipse(0, 0, 220, 26, k.plum) +
					k.path("M-190 -200H190V-30Q190 0 150 0H-150Q-190 0 -190 -30Z", k.petrol) +
					k.ellipse(0, -200, 190, 34, k.ink) +
					k.ellipse(0, -198, 166, 24, k.coral) +
					k.rect(-240, -150, 52, 24, k.ink) +
					k.rect(188, -150, 52, 24, k.ink) +
					k.clip(
						k.rect(40, -190, 150, 190, "#000"),
						k.hatch(30, -190, 170, 200, k.ink, { gap: 13, thickness: 2.6, angle: 90 }),
					) +
					k.line(
						[
							[60, -206],
							[150, -330],
						],
						k.straw,
						16,
					),
			) +
			k.path(
				"M520 500q-40 -50 0 -96t0 -100q50 46 10 100t6 96zM600 500q-30 -40 4 -80t-4 -80q44 34 10 84t6 76z",
				k.cream,
			) +
			k.at(
				1050,
				790,
				k.ellipse(0, 4, 220, 20, k.plum) +
					k.path("M-200 0Q-220 -120 -60 -128H80Q216 -118 200 0Z", k.rust) +
					k.path(
						k
							.range(5)
							.map((i) => k.gouge(-116 + i * 58, -76, 66, 9))
							.join(""),
						k.straw,
					),
			) +
			k.at(
				1380,
				770,
				k.ellipse(0, 0, 110, 16, k.plum) +
					k.path("M-130 -110H130Q120 0 40 0H-40Q-120 0 -130 -110Z", k.cream) +
					[
						[-70, -120],
						[0, -130],
						[66, -122],
						[-34, -164],
						[36, -168],
					]
						.map(([x, y]) => k.circle(x, y, 42, k.leaf) + k.path(k.gouge(x + 8, y, 44, 4), k.moss))
						.join("") +
					k.path("M-130 -110H130L126 -84H-126Z", k.petrol),
			) +
			k.at(
				250,
				800,
				k.ellipse(0, 0, 140, 18, k.plum) +
					[
						[-60, -40, k.rust],
						[20, -46, k.ochre],
						[80, -30, k.rust],
					]
						.map(
							([x, y, f]) =>
								k.circle(x, y, 46, f) +
								k.line(
									[
										[x, y - 40],
										[x + 8, y - 60],
									],
									k.ink,
									6,
								),
						)
						.join(""),
			),
	),

	deep("library", (k) => {
		const shelf = (x, y, w) => {
			let out = "";
			for (let px = x + 6; px < x + w - 20; ) {
				const bw = k.between(14, 34);
				const bh = k.between(74, 108);
				out +=
					k.rect(px, y - bh, bw, bh, k.pick([k.rust, k.petrol, k.ochre, k.plum, k.cream, k.teal, k.coral])) +
					(k.rand() < 0.6 ? k.rect(px, y - bh + 14, bw, 6, k.ink) : "") +
					(k.rand() < 0.4 ? k.rect(px, y - 26, bw, 5, k.straw) : "");
				px += bw + 3;
			}
			return out + k.rect(x, y, w, 12, k.ochre);
		};
		return (
			k.ground(k.plum) +
			[0, 1, 3, 4]
				.map(
					(c) =>
						k.rect(-10 + c * 330, 40, 300, 680, k.ink) +
						k
							.range(5)
							.map((r) => shelf(4 + c * 330, 170 + r * 128, 272))
							.join(""),
				)
				.join("") +
			k.path(arch(640, 720, 320, 690), k.ink) +
			k.path(arch(664, 700, 272, 650), k.straw) +
			k.clip(
				k.path(arch(664, 700, 272, 650), "#000"),
				k.dots(650, 40, 300, 680, k.coral, 6.6, 0.5) + k.at(0, 120, k.skyline(600, k.slate, 40, 160, 70)),
			) +
			k.rect(796, 50, 8, 650, k.ink) +
			k.rect(664, 260, 272, 8, k.ink) +
			k.rect(664, 460, 272, 8, k.ink) +
			k.at(
				1130,
				760,
				k.line(
					[
						[0, 0],
						[60, -640],
					],
					k.straw,
					12,
				) +
					k.line(
						[
							[90, 0],
							[130, -640],
						],
						k.straw,
						12,
					) +
					k
						.range(11)
						.map((i) =>
							k.line(
								[
									[6 + i * 5.4, -50 - i * 56],
									[92 + i * 3.6, -50 - i * 56],
								],
								k.straw,
								9,
							),
						)
						.join("") +
					k.figure(90, -190, 1.9, k.rust),
			) +
			k.ground(k.slate, 730) +
			k.hatch(0, 740, 1600, 340, k.ink, { gap: 28, thickness: 3, angle: 0 }) +
			k.figure(360, 880, 2.5, k.ink) +
			k.figure(800, 870, 2.5, k.petrol) +
			k.figure(1220, 890, 2.5, k.ink) +
			k.poly(
				[
					[60, 850],
					[1540, 850],
					[1640, 960],
					[-40, 960],
				],
				k.rust,
			) +
			k.hatch(0, 860, 1600, 96, k.plum, { gap: 20, thickness: 2.4, angle: 0 }) +
			k.rect(-40, 956, 1680, 30, k.ink) +
			[220, 620, 1020, 1420]
				.map(
					(x) =>
						k.poly(
							[
								[x - 80, 780],
								[x + 80, 780],
								[x + 170, 900],
								[x - 170, 900],
							],
							k.straw,
							'opacity="0.5"',
						) +
						k.rect(x - 5, 790, 10, 100, k.ochre) +
						k.ellipse(x, 892, 40, 9, k.ochre) +
						k.path(`M${x - 80} 786Q${x - 70} 720 ${x} 720Q${x + 70} 720 ${x + 80} 786Z`, k.moss),
				)
				.join("") +
			[380, 810, 1230]
				.map((x) =>
					k.poly(
						[
							[x - 80, 900],
							[x, 884],
							[x + 80, 900],
							[x + 90, 930],
							[x, 916],
							[x - 90, 930],
						],
						k.cream,
					),
				)
				.join("")
		);
	}),

	deep(
		"cello",
		(k) =>
			k.ground(k.petrol) +
			k.circle(860, 520, 430, k.straw) +
			k.dots(-20, -20, 1640, 1100, k.ink, 0.8, 7) +
			k.clip(
				k.circle(860, 520, 430, "#000"),
				k.circle(860, 520, 430, k.straw) + k.dots(420, 90, 880, 880, k.coral, 0.5, 6.6),
			) +
			k.at(
				860,
				560,
				k.path(
					"M-16 -520H16L22 -150Q120 -180 150 -90Q160 -30 112 0Q104 60 150 110Q230 190 180 310Q130 400 0 404Q-130 400 -180 310Q-230 190 -150 110Q-104 60 -112 0Q-160 -30 -150 -90Q-120 -180 -22 -150Z",
					k.rust,
				) +
					k.clip(
						k.path("M0 -160Q120 -180 150 -90Q160 -30 112 0Q104 60 150 110Q230 190 180 310Q130 400 0 404Z", "#000"),
						k.hatch(0, -190, 240, 610, k.plum, { gap: 14, thickness: 3, angle: 70 }),
					) +
					k.rect(-17, -520, 34, 560, k.ink) +
					k.path("M-36 -540Q-40 -610 0 -616Q40 -610 30 -580Q20 -560 30 -520H-30Z", k.ink) +
					k.rect(-62, -570, 124, 10, k.ochre) +
					k.rect(-62, -544, 124, 10, k.ochre) +
					k.path("M-40 180H40L24 360H-24Z", k.ink) +
					k.poly(
						[
							[-60, 160],
							[60, 160],
							[50, 140],
							[-50, 140],
						],
						k.straw,
					) +
					[-12, -4, 4, 12]
						.map((x) =>
							k.line(
								[
									[x, -510],
									[x * 2, 150],
									[x * 1.4, 200],
								],
								k.cream,
								2.6,
							),
						)
						.join("") +
					k.curve("M-96 60q-24 30 0 60t0 66", k.ink, 9) +
					k.curve("M96 60q24 30 0 60t0 66", k.ink, 9) +
					k.rect(-5, 400, 10, 150, k.ink),
				0.88,
				16,
			) +
			k.at(
				800,
				600,
				k.line(
					[
						[-560, 0],
						[560, 0],
					],
					k.ink,
					12,
				) +
					k.line(
						[
							[-548, 18],
							[530, 18],
						],
						k.cream,
						6,
					) +
					k.rect(500, -4, 70, 30, k.ink),
				1,
				-18,
			) +
			[
				[250, 300],
				[330, 760],
				[1390, 300],
				[1430, 690],
				[1290, 880],
			]
				.map(([x, y], i) =>
					k.at(
						x,
						y,
						k.ellipse(0, 0, 30, 21, k.cream, 'transform="rotate(-20)"') +
							k.rect(20, -130, 8, 128, k.cream) +
							(i % 2 ? k.path("M28 -130Q70 -100 50 -50Q56 -90 28 -100Z", k.cream) : ""),
						1.1,
					),
				)
				.join(""),
	),

	wide(
		"bakery",
		(k) =>
			k.ground(k.plum) +
			k
				.range(3)
				.map(
					(r) =>
						k.rect(-40, 60 + r * 290, 1680, 246, k.ink) +
						k.dots(-20, 70 + r * 290, 1640, 220, k.rust, 0.5, 5.6) +
						k
							.range(6)
							.map((i) => {
								const x = 130 + i * 270 + (r % 2) * 60;
								const y = 296 + r * 290;
								const kind = (i + r) % 3;
								return k.at(
									x,
									y,
									[
										() =>
											k.path("M-120 0Q-136 -150 0 -154Q136 -150 120 0Z", k.ochre) +
											k.path(
												k.gouge(-40, -96, 100, 14) + k.gouge(34, -70, 110, 14) + k.gouge(-30, -44, 90, 12),
												k.cream,
											) +
											k.clip(
												k.path("M20 0V-160Q136 -150 120 0Z", "#000"),
												k.hatch(20, -160, 110, 160, k.rust, { gap: 13, thickness: 3, angle: 50 }),
											),
										() =>
											k.circle(0, -84, 86, k.rust) +
											k.curve("M-56 -120Q0 -60 56 -120M-70 -70Q0 -10 70 -70", k.straw, 9) +
											k.path(
												k
													.range(14)
													.map(() => k.gouge(k.between(-50, 50), k.between(-140, -40), 16, 4))
													.join(""),
												k.cream,
											),
										() =>
											k
												.range(4)
												.map(
													(n) =>
														k.path(
															`M${-96 + n * 52} 0Q${-122 + n * 52} -180 ${-76 + n * 52} -226Q${-40 + n * 52} -180 ${-54 + n * 52} 0Z`,
															n % 2 ? k.ochre : k.coral,
														) +
														k.path(
															[0, 1, 2, 3].map((m) => k.gouge(-76 + n * 52, -180 + m * 46, 36, 9)).join(""),
															k.cream,
														),
												)
												.join(""),
									][kind](),
								);
							})
							.join("") +
						k.rect(-40, 294 + r * 290, 1680, 32, k.straw) +
						k.hatch(0, 298 + r * 290, 1600, 26, k.ochre, { gap: 8, thickness: 1.6, angle: 0 }),
				)
				.join("") +
			k.rect(-40, -40, 1680, 76, k.ochre),
	),

	wide("letters", (k) => {
		const letter = (x, y, s, a, fill, seal) =>
			k.at(
				x,
				y,
				k.rect(-206, -126, 430, 280, k.ink, 'opacity="0.6"') +
					k.rect(-215, -140, 430, 280, fill) +
					k.path("M-215 -140L0 40L215 -140", "none", `stroke="${k.ink}" stroke-width="7"`) +
					k.path("M-215 140L-50 0M215 140L50 0", "none", `stroke="${k.ink}" stroke-width="5"`) +
					(seal
						? k.circle(0, 24, 36, seal) + k.circle(0, 24, 22, k.ink, 'opacity="0.35"')
						: k.rect(140, -120, 56, 66, k.coral)),
				s,
				a,
			);
		return (
			k.ground(k.petrol) +
			k.hatch(0, 0, 1600, 900, k.ink, { gap: 24, thickness: 3, angle: -8 }) +
			k.dots(-20, 500, 1640, 440, k.ink, 0.4, 6.4) +
			letter(320, 260, 1.05, -14, k.rose) +
			letter(1220, 230, 1.1, 9, k.straw, k.rust) +
			letter(420, 660, 1.15, 11, k.cream, k.rust) +
			letter(980, 610, 1.3, -7, k.cream) +
			letter(1450, 720, 0.9, 22, k.ochre, k.plum) +
			k.at(
				760,
				400,
				k.path("M-300 -14L210 -26Q240 0 210 26L-300 14L-390 0Z", k.rust) +
					k.path("M-300 -14L-390 0L-300 14Z", k.straw) +
					k.path("M-360 -5L-394 0L-360 5Z", k.ink) +
					k.rect(120, -25, 26, 50, k.ochre) +
					k.path("M-290 2H190V20L-290 11Z", k.plum),
				1,
				-32,
			) +
			k.at(
				130,
				470,
				k.ellipse(0, 0, 96, 96, k.cream) +
					k.ellipse(0, 0, 76, 76, k.rust) +
					k.ellipse(-8, -8, 52, 52, "#8f3524") +
					k.curve("M90 -30Q160 -10 92 44", k.cream, 17),
			)
		);
	}),
];
