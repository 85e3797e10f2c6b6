/** The latest entries of live coverage. Open pages fetch them; no page links here. */
import type { LiveUpdatesView } from "broadsheet";
import Live from "./components/Live.js";
import Look from "./components/Look.js";

export default function Updates({ live, lang, dir, site, title }: LiveUpdatesView) {
	return (
		<html lang={lang} dir={dir}>
			<head>
				<meta charset="utf-8" />
				<meta name="robots" content="noindex" />
				<title>{title}</title>
				<Look site={site} />
			</head>
			<body>
				<main>
					<h1>{title}</h1>
					<Live live={live} lang={lang} />
				</main>
			</body>
		</html>
	);
}
