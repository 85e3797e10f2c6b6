import { memoize } from "./memoize.js";

/** Right-to-left scripts (Unicode CLDR, `characterOrder`), by their ISO 15924 codes. */
const RIGHT_TO_LEFT = new Set(
	"Adlm Arab Armi Avst Chrs Cprt Elym Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Thaa Yezi".split(
		" ",
	),
);

/** The writing direction of a language (BCP 47): that of its script, which is the likely one if the tag has none (`pa-Arab`, `ur`). */
export const textDirection = memoize(1000, (lang: string): "ltr" | "rtl" =>
	RIGHT_TO_LEFT.has(new Intl.Locale(lang).maximize().script ?? "") ? "rtl" : "ltr",
);
