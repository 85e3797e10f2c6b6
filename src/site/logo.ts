/** The logo of the site, measured: so that nothing moves when it is loaded. */
import type { Outcome, Picture, Place, Problem, SiteConfig } from "../core/model.js";
import type { LogoFile } from "../core/navigation.js";
import { omitUndefined } from "../core/omit-undefined.js";
import { error } from "../core/problem.js";
import type { LogoView } from "../core/views.js";

/** The files that it is made of, as the configuration refers to them. */
export const logoFiles = ({ logo }: Pick<SiteConfig, "logo">): readonly string[] =>
	logo ? [logo.light, ...(logo.dark ? [logo.dark] : [])].map(({ src }) => src) : [];

export function resolveLogo(
	{ logo }: Pick<SiteConfig, "logo">,
	pictureOf: (src: string, place: Place, report: (problem: Problem) => void) => Picture | undefined,
): Outcome<LogoView> {
	const problems: Problem[] = [];
	if (!logo) return { problems };
	const picture = (file: LogoFile | undefined) => {
		const found = file && pictureOf(file.src, file.place, (problem) => problems.push(problem));
		if (!file || !found || (found.width && found.height)) return found;
		problems.push(
			error("logo-size", `The size of the logo "${file.src}" is not known`, file.place, {
				hint: "take a file of `content/` or `static/`: a picture that is served from elsewhere is not measured",
			}),
		);
		return undefined;
	};
	const part = ({ url, width = 0, height = 0 }: Picture) => ({ url, width, height });
	const [light, dark] = [picture(logo.light), picture(logo.dark)];
	return light ? { value: omitUndefined({ ...part(light), dark: dark && part(dark) }), problems } : { problems };
}
