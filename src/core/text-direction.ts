import { memoize } from "./memoize.js";

/** Scripts that are written from right to left (Unicode CLDR, `characterOrder`), by their codes in ISO 15924. */
const RIGHT_TO_LEFT = new Set(
	"Adlm Arab Armi Avst Chrs Cprt Elym Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Thaa Yezi".split(
		" ",
	),
);

/** In which direction a language (BCP 47) is written: that of its script, which is the likely one where the tag names none (`pa-Arab`, `ur`). */
export const textDirection = memoize(1000, (lang: string): "ltr" | "rtl" =>
	RIGHT_TO_LEFT.has(new Intl.Locale(lang).maximize().script ?? "") ? "rtl" : "ltr",
);
