// Open country, sport, weather and the data pictures.
const wide = (name, draw) => ({ name, w: 1600, h: 900, draw });
const deep = (name, draw) => ({ name, w: 1600, h: 1067, draw });

export default [
	deep(
		"orchard",
		(k) =>
			k.ground(k.straw) +
			k.dots(0, 0, 1600, 380, k.coral, 5.6, 0.5) +
			k.circle(330, 230, 92, k.cream) +
			k.ridge(330, 46, k.teal, 5) +
			k.ridge(390, 30, k.leaf, 6) +
			k.ground(k.moss, 430) +
			k
				.range(9)
				.map((i) =>
					k.poly(
						[
							[760 + i * 20, 430],
							[770 + i * 20, 430],
							[-900 + i * 440, 1120],
							[-1080 + i * 440, 1120],
						],
						k.leaf,
					),
				)
				.join("") +
			k
				.range(4)
				.map((r) => {
					const s = [0.5, 0.85, 1.4, 2.4][r];
					const y = [480, 580, 750, 1040][r];
					return k
						.range(9)
						.map((i) => {
							const x = 800 + (i - 4) * 190 * s + (r % 2) * 40;
							if (Math.abs(i - 4) < 0.5 && r > 1) return "";
							return (
								k.ellipse(x, y, 74 * s, 10 * s, k.ink, 'opacity="0.55"') +
								k.tree(x, y, s, r % 2 ? k.moss : "#5f7347", k.ink, k.leaf) +
								k
									.range(11)
									.map(() =>
										k.circle(
											x + k.between(-54, 54) * s,
											y - k.between(112, 196) * s,
											6.4 * s,
											k.pick([k.rust, k.rust, k.ochre]),
										),
									)
									.join("")
							);
						})
						.join("");
				})
				.join("") +
			k.at(
				800,
				900,
				k.line(
					[
						[-40, 60],
						[10, -250],
					],
					k.cream,
					9,
				) +
					k.line(
						[
							[50, 60],
							[28, -250],
						],
						k.cream,
						9,
					) +
					k
						.range(7)
						.map((i) =>
							k.line(
								[
									[-32 + i * 7, 20 - i * 38],
									[44 - i * 3, 20 - i * 38],
								],
								k.cream,
								7,
							),
						)
						.join("") +
					k.figure(126, 70, 1.9, k.ink) +
					k.figure(-150, 60, 1.8, k.plum) +
					k.rect(-270, 30, 80, 50, k.ochre) +
					k
						.range(5)
						.map((i) => k.circle(-258 + i * 15, 28, 10, k.rust))
						.join(""),
			),
	),

	wide(
		"football-pitch",
		(k) =>
			k.ground(k.plum) +
			k.dots(0, -10, 1600, 380, k.ink, 7.4, 0.6) +
			k.skyline(330, k.ink, 30, 80, 90) +
			[
				[180, 1],
				[1420, -1],
			]
				.map(
					([x]) =>
						k.rect(x - 8, 70, 16, 320, k.ink) +
						k.rect(x - 66, 26, 132, 84, k.ink) +
						k
							.range(12)
							.map((i) => k.circle(x - 46 + (i % 4) * 31, 44 + Math.floor(i / 4) * 25, 10, k.cream))
							.join("") +
						k.poly(
							[
								[x - 60, 110],
								[x + 60, 110],
								[800 + (x - 800) * 0.2 + 330, 640],
								[800 + (x - 800) * 0.2 - 330, 640],
							],
							k.straw,
							'opacity="0.16"',
						),
				)
				.join("") +
			k.poly(
				[
					[230, 380],
					[270, 210],
					[1330, 210],
					[1370, 380],
				],
				k.slate,
			) +
			k.rect(250, 196, 1100, 22, k.rust) +
			k
				.range(5)
				.map((r) =>
					k
						.range(70)
						.map((i) =>
							k.circle(
								270 + i * 15.4 + (r % 2) * 7,
								248 + r * 26,
								6.6,
								k.pick([k.rose, k.rust, k.cream, k.ink, k.ochre]),
							),
						)
						.join(""),
				)
				.join("") +
			k.rect(-40, 372, 1680, 34, k.cream) +
			k
				.range(9)
				.map((i) => k.rect(40 + i * 175, 378, 130, 22, k.pick([k.rust, k.petrol, k.ochre])))
				.join("") +
			k.ground(k.moss, 404) +
			k
				.range(8)
				.map((i) =>
					k.poly(
						[
							[i * 200 + 40, 404],
							[i * 200 + 140, 404],
							[800 + (i * 200 + 140 - 800) * 2.3, 940],
							[800 + (i * 200 + 40 - 800) * 2.3, 940],
						],
						k.leaf,
					),
				)
				.join("") +
			k.line(
				[
					[470, 404],
					[60, 690],
					[1540, 690],
					[1130, 404],
				],
				k.cream,
				8,
			) +
			k.line(
				[
					[600, 404],
					[470, 510],
					[1130, 510],
					[1000, 404],
				],
				k.cream,
				6,
			) +
			k.curve("M560 690Q800 780 1040 690", k.cream, 8) +
			k
				.range(17)
				.map((i) =>
					k.line(
						[
							[620 + i * 22.5, 400],
							[620 + i * 22.5, 262],
						],
						k.mist,
						2,
					),
				)
				.join("") +
			k
				.range(7)
				.map((i) =>
					k.line(
						[
							[620, 270 + i * 20],
							[980, 270 + i * 20],
						],
						k.mist,
						2,
					),
				)
				.join("") +
			k.line(
				[
					[620, 416],
					[620, 260],
					[980, 260],
					[980, 416],
				],
				k.cream,
				13,
			) +
			k.figure(830, 432, 1.25, k.ochre) +
			[
				[420, 640, 1.9, k.rust],
				[610, 560, 1.5, k.ink],
				[1080, 600, 1.7, k.rust],
				[1240, 700, 2.1, k.ink],
				[900, 740, 2.3, k.rust],
			]
				.map(([x, y, s, f]) => k.ellipse(x + 10 * s, y, 30 * s, 5 * s, k.ink, 'opacity="0.5"') + k.figure(x, y, s, f))
				.join("") +
			k.ellipse(776, 822, 30, 8, k.ink) +
			k.circle(770, 800, 26, k.cream) +
			k.path("M770 786l13 9l-5 15h-16l-5 -15z", k.ink),
	),

	wide(
		"weather-map",
		(k) =>
			k.ground(k.petrol) +
			k
				.range(15)
				.map((i) =>
					k.line(
						[
							[i * 120 - 40, -40],
							[i * 120 - 40, 940],
						],
						k.teal,
						1.6,
					),
				)
				.join("") +
			k
				.range(9)
				.map((i) =>
					k.line(
						[
							[-40, i * 120 - 20],
							[1640, i * 120 - 20],
						],
						k.teal,
						1.6,
					),
				)
				.join("") +
			k.path(
				"M820 -40Q760 60 830 130Q720 150 740 240Q640 250 660 350Q760 380 700 470Q600 500 640 600Q740 620 720 700Q800 760 770 940H1660V-40Z",
				k.straw,
			) +
			k.clip(
				k.path(
					"M820 -40Q760 60 830 130Q720 150 740 240Q640 250 660 350Q760 380 700 470Q600 500 640 600Q740 620 720 700Q800 760 770 940H1660V-40Z",
					"#000",
				),
				k.dots(600, -20, 1060, 960, k.leaf, 1, 6),
			) +
			k.path("M380 640Q420 580 480 620Q500 700 430 730Q360 710 380 640Z", k.straw) +
			k.curve("M712 352Q900 330 960 420T1240 470T1640 400", k.petrol, 15) +
			k.curve("M960 420Q1000 300 1120 270", k.petrol, 9) +
			k
				.range(8)
				.map((i) =>
					k.curve(
						`M${330 - i * 58} 330Q${320 - i * 40} ${180 - i * 58} ${440 + i * 20} ${160 - i * 62}Q${660 + i * 84} ${150 - i * 50} ${650 + i * 96} ${330 + i * 16}Q${640 + i * 84} ${520 + i * 66} ${450 + i * 20} ${510 + i * 66}Q${340 - i * 50} ${490 + i * 50} ${330 - i * 58} 330Z`,
						k.cream,
						5,
					),
				)
				.join("") +
			k.curve("M520 360Q860 460 960 700T1060 960", k.ink, 10) +
			k
				.range(7)
				.map((i) => {
					const p = [
						[600, 386, 20],
						[690, 428, 28],
						[772, 482, 38],
						[842, 548, 50],
						[900, 622, 60],
						[944, 706, 66],
						[980, 800, 72],
					][i];
					return k.at(
						p[0],
						p[1],
						i % 2
							? k.path("M-28 0A28 28 0 0 1 28 0Z", k.rust)
							: k.poly(
									[
										[-26, 0],
										[0, -40],
										[26, 0],
									],
									k.ink,
								),
						1,
						p[2],
					);
				})
				.join("") +
			k.at(
				1240,
				250,
				k.circle(-40, -30, 62, k.ochre) +
					k
						.range(12)
						.map((i) => k.at(-40, -30, k.path("M-7 -76L0 -118L7 -76Z", k.ochre), 1, i * 30))
						.join("") +
					k.cloud(30, 50, 0.9, k.cream),
			) +
			k.at(
				1180,
				680,
				k.cloud(0, 0, 1.1, k.slate) +
					k.path(
						k
							.range(9)
							.map((i) => `M${-110 + i * 28} ${16 + (i % 2) * 14}l-18 56l9 2z`)
							.join(""),
						k.petrol,
					),
			) +
			k.at(470, 330, k.circle(0, 0, 15, k.rust)) +
			[
				[860, 330],
				[1010, 420],
				[1330, 480],
				[820, 610],
			]
				.map(([x, y]) => k.circle(x, y, 11, k.rust) + k.circle(x, y, 4, k.cream))
				.join(""),
	),

	wide("rainfall-chart", (k) => {
		const v = [150, 190, 130, 240, 180, 120, 210, 280, 230, 340, 300, 420, 260, 380, 500, 440];
		return (
			k.ground(k.cream) +
			k.rect(-40, -40, 1680, 200, k.slate) +
			k.dots(0, 60, 1600, 200, k.slate, 7.4, 0.6) +
			[120, 470, 820, 1150, 1480].map((x, i) => k.cloud(x, 150 + (i % 2) * 40, 1.15, i % 2 ? k.mist : k.ink)).join("") +
			k
				.range(6)
				.map((i) =>
					k.line(
						[
							[80, 300 + i * 100],
							[1520, 300 + i * 100],
						],
						k.mist,
						3,
					),
				)
				.join("") +
			k.path(
				k
					.range(80)
					.map(() => {
						const x = k.between(40, 1560);
						const y = k.between(180, 560);
						return `M${x} ${y}l-16 70l6 1z`;
					})
					.join(""),
				k.sky,
			) +
			v
				.map(
					(b, i) =>
						k.rect(104 + i * 88, 800 - b, 60, b, i > 12 ? k.rust : k.petrol) +
						k.clip(
							k.rect(134 + i * 88, 800 - b, 30, b, "#000"),
							k.hatch(104 + i * 88, 800 - b, 62, b, k.ink, { gap: 10, thickness: 2, angle: 0 }),
						),
				)
				.join("") +
			k.line(
				v.map((b, i) => [134 + i * 88, 700 - b * 0.84 - (i % 3) * 22]),
				k.ochre,
				10,
			) +
			v
				.map(
					(b, i) =>
						k.circle(134 + i * 88, 700 - b * 0.84 - (i % 3) * 22, 14, k.ochre) +
						k.circle(134 + i * 88, 700 - b * 0.84 - (i % 3) * 22, 6, k.cream),
				)
				.join("") +
			k.rect(80, 798, 1440, 10, k.ink) +
			k.ground(k.petrol, 840) +
			k.ripples(840, 940, k.mist, { density: 1.2 })
		);
	}),

	deep(
		"ridge-walk",
		(k) =>
			k.ground(k.straw) +
			k.dots(0, 0, 1600, 560, k.rose, 7, 0.4) +
			k.circle(1090, 330, 150, k.cream) +
			k.cloud(380, 230, 1.5, k.cream) +
			k.ridge(430, 70, k.mist, 5) +
			k.ridge(520, 80, k.sky, 6) +
			k.ridge(620, 80, k.teal, 5) +
			k.dots(0, 690, 1600, 160, k.petrol, 0, 6) +
			k.ridge(760, 60, k.petrol, 4) +
			k.path("M-60 1110V930Q240 820 520 800T980 880T1660 720V1110Z", k.ink) +
			k.path(
				k
					.range(60)
					.map(() => k.gouge(k.between(0, 1600), k.between(930, 1060), k.between(30, 110), 3.6))
					.join(""),
				k.moss,
			) +
			k.path("M600 1110Q760 980 700 900Q650 840 560 806L546 808Q620 850 650 910Q680 990 470 1110Z", k.straw) +
			k.figure(470, 806, 1.5, k.rust) +
			k.line(
				[
					[500, 806],
					[512, 730],
				],
				k.ink,
				5,
			) +
			k.figure(536, 808, 1.4, k.ink) +
			k.path("M588 800q6 -24 34 -20l12 -10l6 12l-8 10l-4 16h-6l-2 -12h-18l-2 12h-6z", k.cream) +
			k.birds(820, 250, 8, 240, k.ink) +
			k.path("M1290 812L1310 730H1350L1366 800Z", k.slate) +
			k.rect(1300, 716, 58, 18, k.slate),
	),

	wide("allotment", (k) => {
		const beds = k
			.range(4)
			.map((c) =>
				k
					.range(3)
					.map((r) => {
						const x = 60 + c * 380;
						const y = 50 + r * 280;
						const kind = (c * 2 + r * 3) % 5;
						const crop = k
							.range(4)
							.map((row) =>
								k
									.range(8)
									.map((i) => {
										const px = x + 38 + i * 36;
										const py = y + 38 + row * 50;
										return [
											() => k.circle(px, py, 18, k.moss) + k.circle(px, py, 11, k.leaf) + k.circle(px, py, 4, k.straw),
											() =>
												k.path(k.gouge(px - 6, py, 28, 8) + k.gouge(px + 6, py + 6, 26, 7), k.leaf) +
												k.circle(px, py + 3, 5, k.rust),
											() => k.path(`M${px - 16} ${py + 14}Q${px} ${py - 40} ${px + 16} ${py + 14}Z`, k.moss),
											() =>
												i % 2
													? ""
													: k.circle(px + 10, py, 24, k.ochre) +
														k.path(k.gouge(px + 10, py - 7, 34, 3) + k.gouge(px + 10, py + 7, 34, 3), k.rust),
											() => k.path(k.gouge(px, py, 40, 4), k.rose),
										][kind]();
									})
									.join(""),
							)
							.join("");
						return (
							k.rect(x, y, 340, 240, k.ochre) +
							k.rect(x + 12, y + 12, 316, 216, k.plum) +
							k.hatch(x + 14, y + 14, 312, 212, k.ink, { gap: 12, thickness: 2.2, angle: 0 }) +
							crop
						);
					})
					.join(""),
			)
			.join("");
		return (
			k.ground(k.leaf) +
			k.dots(-20, -20, 1640, 960, k.moss, 2, 6) +
			beds +
			k.at(
				786,
				470,
				k.rect(-9, -330, 18, 420, k.straw) +
					k.rect(-50, -346, 100, 20, k.straw) +
					k.path("M-60 80H60V210Q60 250 0 286Q-60 250 -60 210Z", k.mist) +
					k.rect(-4, 100, 8, 150, k.slate),
				1,
				24,
			) +
			k.at(
				1180,
				640,
				k.ellipse(0, 0, 86, 86, k.rust) +
					k.ellipse(0, 0, 68, 68, k.petrol) +
					k.path("M70 -30L200 -90L208 -70L84 20Z", k.rust) +
					k.circle(206, -82, 26, k.rust) +
					k.curve("M-80 -30Q-170 0 -80 50", k.rust, 16),
			)
		);
	}),
];
