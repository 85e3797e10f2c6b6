/** The HTML of the desk: a frame that `templates/desk.js` fills with data that it requests. */

/** Response headers of the desk page: only its own script and style sheet, no framing, no access by the window that opened it. */
export const DESK_HEADERS = new Headers({
	"content-security-policy": [
		...["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "form-action 'self'"],
		...["frame-ancestors 'none'", "base-uri 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'"],
	].join("; "),
	"cross-origin-opener-policy": "same-origin",
	"referrer-policy": "no-referrer",
});

/** `key` authorizes the script of the page to request articles: 32 hex digits. */
export const deskPage = (key: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>The desk</title>
<link rel="stylesheet" href="desk.css">
<script src="desk.js?key=${key}" defer></script>
</head>
<body>
<header>
<div class="name">
<h1>The desk</h1>
<p><a id="site" href="/" dir="auto"></a></p>
</div>
<form action="/">
<label for="at">See the site as of</label>
<span class="ask"><input type="datetime-local" id="at" name="at" max="9999-12-31T23:59" required><button>See it</button></span>
<span class="note" id="zone"></span>
</form>
</header>
<p class="as-of" id="as-of" hidden><span></span> <a href="?at=now">Back to now</a></p>
<p class="state" id="state" role="status"></p>
<main>
<div class="search" role="search">
<label for="q">Search all stories</label>
<input type="search" id="q" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="200" dir="auto" aria-describedby="keys">
<span class="note" id="keys"><kbd>/</kbd> to search, <kbd>↓</kbd> <kbd>↑</kbd> through the results, <kbd>Enter</kbd> opens, <kbd>Esc</kbd> ends</span>
</div>
<section id="results" aria-labelledby="found-title" hidden>
<h2 class="away" id="found-title">Results</h2>
<p id="found" role="status"></p>
<ol></ol>
</section>
<div id="lists" hidden>
<nav aria-label="What there is"><ul id="overview"></ul></nav>
<div class="columns">
<div id="groups"></div>
<section class="coming" id="coming" aria-labelledby="coming-title" tabindex="-1">
<h2 id="coming-title">Coming up</h2>
<p class="note">Scheduled changes of the site.</p>
<ol></ol>
</section>
</div>
</div>
</main>
<noscript><p class="state">The desk needs JavaScript.</p></noscript>
</body>
</html>
`;
