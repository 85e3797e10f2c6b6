// Byline portraits: plain busts, one ink idea each.
const portrait = (name, look) => ({ name, w: 640, h: 640, draw: (k) => bust(k, look(k)) });

function bust(k, { back, tint, skin, hair, coat, shirt, top, extra = "" }) {
	return (
		k.ground(back) +
		k.dots(-10, 120, 660, 540, tint, 0.4, 6.2) +
		(top.behind ?? "") +
		k.path("M60 680Q70 520 210 488L262 462H378L430 488Q570 520 580 680Z", coat) +
		k.clip(
			k.path("M320 470L430 488Q570 520 580 680H320Z", "#000"),
			k.hatch(320, 460, 270, 220, k.ink, { gap: 13, thickness: 2.6, angle: 60 }),
		) +
		k.path("M258 462L320 560L382 462L366 440H274Z", shirt) +
		k.path("M276 380H364V470Q320 510 276 470Z", skin) +
		k.path("M276 420Q320 452 364 416V440Q320 474 276 446Z", k.ink, 'opacity="0.3"') +
		k.path(
			"M214 250Q214 150 320 150Q426 150 426 250Q430 330 400 380Q364 432 320 432Q276 432 240 380Q210 330 214 250Z",
			skin,
		) +
		k.clip(
			k.path("M340 150Q426 150 426 250Q430 330 400 380Q364 432 330 432Q380 340 366 250Z", "#000"),
			k.dots(320, 140, 120, 300, k.rust, 3.4, 4.4, 13),
		) +
		k.ellipse(276, 282, 9, 7, k.ink) +
		k.ellipse(364, 282, 9, 7, k.ink) +
		k.curve("M254 258Q276 246 298 256", k.ink, 7) +
		k.curve("M342 256Q364 246 386 258", k.ink, 7) +
		k.curve("M322 280Q312 320 304 334Q314 342 328 340", k.ink, 5) +
		k.curve("M288 376Q320 394 352 374", k.ink, 6) +
		top.front(hair) +
		extra
	);
}

export default [
	portrait("portrait-maren-tolhurst", (k) => ({
		back: k.teal,
		tint: k.petrol,
		skin: k.rose,
		hair: k.ink,
		coat: k.rust,
		shirt: k.cream,
		top: {
			behind: k.path("M190 250Q180 110 320 108Q460 110 450 250Q462 400 440 470H200Q178 400 190 250Z", k.ink),
			front: (f) =>
				k.path("M206 290Q196 130 320 122Q446 130 434 290Q420 220 370 200Q290 214 250 190Q216 220 206 290Z", f),
		},
	})),
	portrait("portrait-idris-calloway", (k) => ({
		back: k.straw,
		tint: k.coral,
		skin: "#a8714f",
		hair: k.ink,
		coat: k.petrol,
		shirt: k.cream,
		extra:
			k.circle(276, 284, 34, "none", `stroke="${k.ink}" stroke-width="7"`) +
			k.circle(364, 284, 34, "none", `stroke="${k.ink}" stroke-width="7"`) +
			k.line(
				[
					[310, 282],
					[330, 282],
				],
				k.ink,
				7,
			),
		top: {
			front: (f) =>
				k.path("M212 262Q196 120 320 112Q446 120 428 262Q420 210 396 192Q320 174 244 192Q220 210 212 262Z", f) +
				k.path(
					"M232 366Q250 350 276 356Q320 346 364 356Q390 350 408 366Q390 440 320 446Q250 440 232 366ZM284 372Q320 396 356 370Q320 360 284 372Z",
					f,
					'fill-rule="evenodd"',
				),
		},
	})),
	portrait("portrait-oona-vesterling", (k) => ({
		back: k.rust,
		tint: k.plum,
		skin: k.rose,
		hair: k.straw,
		coat: k.ink,
		shirt: k.ochre,
		top: {
			behind: k.circle(320, 128, 62, k.straw),
			front: (f) =>
				k.path("M208 270Q204 138 320 134Q436 138 432 270Q410 190 320 186Q230 190 208 270Z", f) +
				k.path(
					k
						.range(7)
						.map((i) => k.gouge(260 + i * 20, 160 + Math.abs(i - 3) * 4, 30, 3))
						.join(""),
					k.ochre,
				),
		},
	})),
	portrait("portrait-tobias-renn", (k) => ({
		back: k.slate,
		tint: k.ink,
		skin: k.rose,
		hair: k.cream,
		coat: k.moss,
		shirt: k.mist,
		top: {
			front: (f) =>
				k.path("M210 260Q190 200 226 190Q216 250 232 270ZM430 260Q450 200 414 190Q424 250 408 270Z", f) +
				k.path("M196 196Q210 110 320 108Q430 110 446 192Q470 200 500 214Q420 222 320 206Q250 204 196 196Z", k.plum) +
				k.path("M256 366Q320 336 384 366Q352 376 320 364Q288 376 256 366Z", f),
		},
	})),
	portrait("portrait-wilhelmina-croft", (k) => ({
		back: k.plum,
		tint: k.rust,
		skin: k.rose,
		hair: k.mist,
		coat: k.straw,
		shirt: k.cream,
		extra:
			k.circle(276, 286, 30, "none", `stroke="${k.ink}" stroke-width="6"`) +
			k.circle(364, 286, 30, "none", `stroke="${k.ink}" stroke-width="6"`) +
			k.line(
				[
					[306, 284],
					[334, 284],
				],
				k.ink,
				6,
			),
		top: {
			behind: k.path("M196 262Q180 118 320 112Q460 118 444 262Q456 330 432 372H208Q184 330 196 262Z", k.mist),
			front: (f) =>
				k.path(
					"M206 300Q196 140 320 130Q444 140 434 300Q424 232 392 206Q330 190 268 158Q250 214 224 238Q212 262 206 300Z",
					f,
				),
		},
	})),
];
