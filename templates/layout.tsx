/** The whole document: head, masthead, navigation, content in `<main>`, and footer. Every page uses it. */

import type { PageView } from "broadsheet";
import type { ComponentChildren } from "preact";
import Foot from "./components/Foot.js";
import Head from "./components/Head.js";
import Masthead from "./components/Masthead.js";
import Ours from "./components/Ours.js";
import Sections from "./components/Sections.js";
import { words } from "./words.js";

interface Props {
	readonly view: PageView;
	/** The kind of the page, used as a class of `<body>`. */
	readonly kind: string;
	/** The kind of page whose design it shares. */
	readonly like?: string;
	/** Content between navigation and main content, such as an advertisement. */
	readonly above?: ComponentChildren;
	/** Further elements of `<head>`. */
	readonly head?: ComponentChildren;
	readonly children: ComponentChildren;
}

export default function Layout({ view, kind, like, above, head, children }: Props) {
	return (
		<html lang={view.lang} dir={view.dir}>
			<Head view={view} kind={kind} like={like}>
				{head}
			</Head>
			<body class={`page page--${kind}${like ? ` page--${like}` : ""}`} data-section={view.color}>
				<Ours around={view.lang} block>
					<a class="skip" href="#page-content">
						{words.skip}
					</a>
					{view.site.drafts && <p class="drafts">{words.draftsShown}</p>}
					<Masthead site={view.site} home={kind === "home"} />
					<Sections sections={view.site.navigation ?? view.site.sections} current={view.current} />
					{above}
				</Ours>
				<main class="main" id="page-content" tabindex={-1}>
					{children}
				</main>
				<Ours around={view.lang} block>
					<Foot site={view.site} />
				</Ours>
			</body>
		</html>
	);
}
