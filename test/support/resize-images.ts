/** Image variants in tests: rendered once per worker for the same bytes and size. Encoding them was half of the time of a small site with one drawing. */
import { digest } from "../../src/core/digest.js";
import { memoize } from "../../src/core/memoize.js";
import { resizeToWebp as render } from "../../src/output/resize-images.js";

const originals = new Map<string, Uint8Array>();
const variants = memoize(2000, (key: string) => {
	const { of, width, height } = JSON.parse(key);
	return render(originals.get(of) as Uint8Array, { width, height });
});

export const resizeToWebp: typeof render = (original, { width, height }) => {
	const of = digest(original);
	originals.set(of, original);
	return variants(JSON.stringify({ of, width, height }));
};
