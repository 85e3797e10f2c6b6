import { remembered } from "./memory.js";

/** Scripts that are written from right to left, by language (Unicode CLDR, `characterOrder`). */
const RIGHT_TO_LEFT = new Set(["ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"]);

/** In which direction a language (BCP 47) is written. */
export const directionOf = remembered(1000, (lang: string): "ltr" | "rtl" =>
	RIGHT_TO_LEFT.has(new Intl.Locale(lang).language) ? "rtl" : "ltr",
);
